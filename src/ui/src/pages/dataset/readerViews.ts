import type { ReaderSchema, SchemaVersion } from "../../api/assets";

/** A reader's view that has fewer columns than the schema of then. */
export interface NarrowerView {
  job: string | undefined;
  namespace: string | undefined;
  columns: string[];
  of: number;
  at: string;
}

/** Views of readers that leave columns out, against the version that held when they first read; a view that leaves none out tells nothing. */
export function narrowerViews(readers: readonly ReaderSchema[], versions: readonly SchemaVersion[]): NarrowerView[] {
  return readers.flatMap((reader) => {
    const at = Date.parse(reader.firstSeenAt);
    const version = versions.findLast((one) => Date.parse(one.from) <= at) ?? versions[0];
    const seen = new Set(reader.columns.map((column) => column.name.toLowerCase()));
    if (!version || version.columns.every((column) => seen.has(column.name.toLowerCase()))) return [];
    return [
      {
        job: reader.by?.job?.name,
        namespace: reader.by?.job?.namespace,
        columns: reader.columns.map((column) => column.name),
        of: version.columns.length,
        at: reader.firstSeenAt,
      },
    ];
  });
}
