import type { AgeBand, Verdict } from "../../shared/gap/status.js";
import type { Entry, Held, Outcome } from "./ledger.js";
import type { AssignmentKind } from "./terms.js";

/** What can be gone through by place: an array, or what makes its items as they are asked for. */
export type List<T> = { readonly length: number; at(index: number): T | undefined };

/**
 * Entries kept as columns and made again when asked for: a country as three quarters of a million objects costs a
 * second of the collector's time and three times the memory.
 */
export class Entries implements List<Entry> {
  private readonly ids: number[] = [];
  private readonly genders: string[] = [];
  private readonly ethnicities: (string | null)[] = [];
  private readonly ageBands: (AgeBand | null)[] = [];
  private readonly verdicts: (Verdict | null)[] = [];
  /** Where the assignments of each begin; those of the next end them. */
  private readonly begins: number[] = [];
  private readonly heldIds: number[] = [];
  private readonly positionIds: number[] = [];
  private readonly unitIds: number[] = [];
  private readonly kinds: AssignmentKind[] = [];
  private readonly outcomes: (readonly Outcome[])[] = [];

  get length(): number {
    return this.ids.length;
  }

  add({ id, gender, ethnicity, ageBand, verdict, held }: Entry): void {
    this.ids.push(id);
    this.genders.push(gender);
    this.ethnicities.push(ethnicity);
    this.ageBands.push(ageBand);
    this.verdicts.push(verdict);
    this.begins.push(this.heldIds.length);
    for (const one of held) {
      this.heldIds.push(one.id);
      this.positionIds.push(one.positionId);
      this.unitIds.push(one.unitId);
      this.kinds.push(one.kind);
      this.outcomes.push(one.outcomes);
    }
  }

  at(index: number): Entry | undefined {
    const id = this.ids[index];
    if (id === undefined) return undefined;
    const held: Held[] = [];
    const end = this.begins[index + 1] ?? this.heldIds.length;
    for (let i = this.begins[index] ?? end; i < end; i++) held.push(this.heldAt(i));
    return {
      id,
      gender: this.genders[index] as string,
      ethnicity: this.ethnicities[index] ?? null,
      ageBand: this.ageBands[index] ?? null,
      verdict: this.verdicts[index] ?? null,
      held,
    };
  }

  private heldAt(i: number): Held {
    return {
      id: this.heldIds[i] as number,
      positionId: this.positionIds[i] as number,
      unitId: this.unitIds[i] as number,
      kind: this.kinds[i] as AssignmentKind,
      outcomes: this.outcomes[i] as readonly Outcome[],
    };
  }
}
