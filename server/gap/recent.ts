/** Made values by key, as many as were used last: one more forgets the one longest unused. */
export class Recent<K, V> {
  private readonly kept = new Map<K, V>();
  constructor(private readonly most: number) {}

  /** The value of a key, made where it is not kept. */
  get(key: K, make: () => V): V {
    const value = this.kept.has(key) ? (this.kept.get(key) as V) : make();
    // The first of a Map is the longest unused: each use puts its key last.
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as K);
    return value;
  }
}
