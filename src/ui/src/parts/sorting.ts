export type SortValue = string | number | null | undefined;

export interface Sorting {
  column: string;
  descending: boolean;
}

/** Orders rows by a value of theirs; missing values come last in both directions, equal ones keep their order. */
export function sorted<T>(rows: readonly T[], value: (row: T) => SortValue, descending: boolean): T[] {
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort((a, b) => {
    const aMissing = a.key === null || a.key === undefined;
    const bMissing = b.key === null || b.key === undefined;
    if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
    const order = compare(a.key as string | number, b.key as string | number);
    return descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** The next state of a column's head: ascending, descending, ascending. */
export function toggled(sorting: Sorting | undefined, column: string): Sorting {
  return { column, descending: sorting?.column === column && !sorting.descending };
}
