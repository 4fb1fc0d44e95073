/** Documentation is often Markdown; in one line of a page its marks are left out and its first paragraphs are joined. */
export function plainText(markdown: string): string {
  const words = markdown
    .replace(/^#{1,6}\s+(.*)$/gm, (_, heading: string) => `${heading.replace(/[.:]$/, "")}.`)
    .replace(/[*_`]{1,3}([^*_`]+)[*_`]{1,3}/g, "$1")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}
