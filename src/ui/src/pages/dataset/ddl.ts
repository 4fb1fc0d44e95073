/** A statement that makes a table of these columns, in the words of ANSI SQL; a type that nobody told is left open in a comment. */
export function ddlOf(table: string, columns: readonly { name: string; type: string | null }[]): string {
  const last = columns.length - 1;
  const lines = columns.map(({ name, type }, at) => {
    const comma = at === last ? "" : ",";
    return type ? `  ${quoted(name)} ${type}${comma}` : `  ${quoted(name)}${comma} -- type not told`;
  });
  return `CREATE TABLE ${table.includes("/") ? quoted(table) : table.split(".").map(quoted).join(".")} (\n${lines.join("\n")}\n);\n`;
}

/** Words that most databases read as their own: as names they need quotes. */
const reserved = new Set(
  "all and any as asc between by case cast check column create cross current_date default delete desc distinct do drop else end except exists false fetch for foreign from full grant group having in index inner insert into is join key left like limit not null offset on or order outer primary references right row rows select set some table then to true union unique update user using values view when where window with".split(
    " ",
  ),
);

/** Plain names stay as they are; quotes keep those that a database would fold or not read. */
function quoted(name: string): string {
  return (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)) || /^".*"$/s.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
