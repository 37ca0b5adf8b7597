/**
 * The shares of officials with a professional qualification at intermediate or above, at year ends. Those of 2018 are
 * the published ones, as counts; the years around them are invented so that they lead there and on.
 */
export type Category = "CADRE" | "CIVIL_SERVANT";
export type Target = { readonly day: string; readonly CADRE: number; readonly CIVIL_SERVANT: number };

const end = (year: number, cadre: number, civilServant: number): Target => ({
  day: `${year}-12-31`,
  CADRE: cadre,
  CIVIL_SERVANT: civilServant,
});

export const TARGETS: readonly Target[] = [
  { day: "2010-01-01", CADRE: 0.428, CIVIL_SERVANT: 0.838 },
  end(2010, 0.451, 0.852),
  end(2011, 0.487, 0.872),
  end(2012, 0.523, 0.894),
  end(2013, 0.56, 0.916),
  end(2014, 0.595, 0.935),
  end(2015, 0.627, 0.951),
  end(2016, 0.662, 0.965),
  end(2017, 0.692, 0.977),
  end(2018, 944 / 1310, 1146 / 1160),
  end(2019, 0.746, 0.99),
  end(2020, 0.79, 0.991),
  end(2021, 0.842, 0.992),
  end(2022, 0.868, 0.993),
  end(2023, 0.893, 0.994),
  end(2024, 0.914, 0.995),
  end(2025, 0.943, 0.996),
];

/** The share of newcomers who bring such a qualification with them, by the year in which they come. */
export const BROUGHT: Readonly<Record<Category, (year: number) => number>> = {
  CADRE: (year) => Math.min(0.97, 0.62 + 0.028 * (year - 2010)),
  CIVIL_SERVANT: (year) => Math.min(1, 0.95 + 0.012 * (year - 2010)),
};
