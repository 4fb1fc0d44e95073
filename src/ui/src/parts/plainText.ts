import { blocksOf, type Stretch } from "./markdown";

/** Documentation is often Markdown; in one line of a page its marks are left out and its parts are joined. */
export function plainText(markdown: string): string {
  const words = blocksOf(markdown)
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return `${block.items.map(textOf).join("; ")}.`;
      return block.kind === "heading" ? `${textOf(block.line).replace(/[.:]$/, "")}.` : textOf(block.line);
    })
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}

const textOf = (line: Stretch[]) => line.map((stretch) => stretch.text).join("");
