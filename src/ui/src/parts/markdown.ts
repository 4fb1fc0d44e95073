/** A stretch of a line: plain, strong, emphasised, code, or a link to a page of the web. */
export interface Stretch {
  kind: "text" | "strong" | "em" | "code" | "link";
  text: string;
  href?: string;
}

/** A block of a text in Markdown. */
export type Block =
  | { kind: "heading"; line: Stretch[] }
  | { kind: "paragraph"; line: Stretch[] }
  | { kind: "list"; ordered: boolean; items: Stretch[][] }
  | { kind: "code"; text: string };

const inline = /(`+)(.+?)\1|\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|(?<!\w)_(.+?)_(?!\w)|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;
const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*\d+[.)]\s+(.*)$/;

/** The parts of Markdown that descriptions use; everything else, HTML too, stays text. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const lines = markdown.replace(/\r\n?/g, "\n").split("\n");
  const end = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", line: stretchesOf(paragraph.join(" ")) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    const item = bullet.exec(line) ?? numbered.exec(line);
    if (/^\s*```/.test(line)) {
      end();
      const code: string[] = [];
      for (at++; at < lines.length && !/^\s*```/.test(lines[at] ?? ""); at++) code.push(lines[at] ?? "");
      blocks.push({ kind: "code", text: code.join("\n") });
    } else if (heading) {
      end();
      blocks.push({ kind: "heading", line: stretchesOf(heading[1] ?? "") });
    } else if (item) {
      end();
      const ordered = !bullet.test(line);
      const last = blocks.at(-1);
      const list = last?.kind === "list" && last.ordered === ordered && bullet.test(lines[at - 1] ?? "") === !ordered ? last : undefined;
      if (list) list.items.push(stretchesOf(item[1] ?? ""));
      else blocks.push({ kind: "list", ordered, items: [stretchesOf(item[1] ?? "")] });
    } else if (line.trim() === "") end();
    else paragraph.push(line.trim());
  }
  end();
  return blocks;
}

function stretchesOf(line: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > at) stretches.push({ kind: "text", text: line.slice(at, match.index) });
    const [, , code, strong, strong2, em, em2, link, href] = match;
    if (code) stretches.push({ kind: "code", text: code });
    else if (strong || strong2) stretches.push({ kind: "strong", text: strong || strong2 || "" });
    else if (em || em2) stretches.push({ kind: "em", text: em || em2 || "" });
    else stretches.push({ kind: "link", text: link ?? "", href });
    at = match.index + match[0].length;
  }
  if (at < line.length) stretches.push({ kind: "text", text: line.slice(at) });
  return stretches;
}
