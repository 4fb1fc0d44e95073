import { expect, test } from "vitest";
import { blocksOf } from "./markdown";

const words = (markdown: string) =>
  blocksOf(markdown).map((block) =>
    block.kind === "code"
      ? `code:${block.text}`
      : block.kind === "list"
        ? `${block.ordered ? "ol" : "ul"}:${block.items.map((item) => item.map((one) => one.text).join("")).join("|")}`
        : `${block.kind}:${block.line.map((one) => (one.kind === "text" ? one.text : `<${one.kind} ${one.text}>`)).join("")}`,
  );

test("Paragraphs, headings, lists and code are told apart", () => {
  expect(words("# Sales\nOne row\na receipt.\n\n- a\n- b\n\n1. x\n2) y\n\n```sql\nselect *\n```\nend")).toEqual([
    "heading:Sales",
    "paragraph:One row a receipt.",
    "ul:a|b",
    "ol:x|y",
    "code:select *",
    "paragraph:end",
  ]);
});

test("Strong, emphasised and code words and links are marked, names with underscores are not", () => {
  expect(words("**net** of *tax*, `a_b`, fct_sales_daily, [docs](https://example.org/x)")).toEqual([
    "paragraph:<strong net> of <em tax>, <code a_b>, fct_sales_daily, <link docs>",
  ]);
});

test("HTML and other addresses than those of the web stay text", () => {
  expect(words('<img src=x onerror="alert(1)"> [x](javascript:alert(1))')).toEqual([
    'paragraph:<img src=x onerror="alert(1)"> [x](javascript:alert(1))',
  ]);
});
