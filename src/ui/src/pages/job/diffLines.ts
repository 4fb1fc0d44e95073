/** A line of two texts side by side; null where one of them has none. */
export interface DiffLine {
  left: string | null;
  right: string | null;
  same: boolean;
}

const longest = 2000;

/** Pairs the lines of two texts by their longest common subsequence. Texts beyond 2,000 lines are paired by place. */
export function diffLines(left: string, right: string): DiffLine[] {
  const a = left.split("\n");
  const b = right.split("\n");
  if (a.length > longest || b.length > longest) return byPlace(a, b);
  const lengths = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push({ left: a[i++] as string, right: b[j++] as string, same: true });
    else if (j >= b.length || (i < a.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      lines.push({ left: a[i++] as string, right: null, same: false });
    else lines.push({ left: null, right: b[j++] as string, same: false });
  }
  return joined(lines);
}

function byPlace(a: string[], b: string[]): DiffLine[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => ({ left: a[i] ?? null, right: b[i] ?? null, same: a[i] === b[i] }));
}

/** lengths[i][j]: how many lines the ends of both texts from i and j have in common. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
  }
  return lengths;
}

function at(lengths: Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** Puts a removed line and the added one after it on the same row. */
function joined(lines: DiffLine[]): DiffLine[] {
  const rows: DiffLine[] = [];
  let removed: DiffLine[] = [];
  for (const line of lines) {
    if (line.right === null) {
      rows.push(line);
      removed.push(line);
      continue;
    }
    const partner = line.left === null ? removed.shift() : undefined;
    if (partner) partner.right = line.right;
    else rows.push(line);
    if (line.same) removed = [];
  }
  return rows;
}
