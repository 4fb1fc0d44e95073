import type { PiiItem } from "../api/pii";
import type { Personal } from "./store";

/** The kinds of personal data that each dataset holds, in the words of its badge. */
export function personalByDataset(columns: readonly PiiItem[]): Map<string, Personal> {
  const kinds = new Map<string, { open: Set<string>; masked: Set<string> }>();
  for (const { dataset, kind, masked } of columns) {
    const known = kinds.get(dataset.id) ?? { open: new Set<string>(), masked: new Set<string>() };
    known[masked ? "masked" : "open"].add(kind);
    kinds.set(dataset.id, known);
  }
  return new Map(
    [...kinds].map(([id, { open, masked }]) => [
      id,
      open.size > 0
        ? { words: `holds personal data: ${[...open].join(", ")}`, masked: false }
        : { words: `holds pseudonymous data: ${[...masked].join(", ")}`, masked: true },
    ]),
  );
}
