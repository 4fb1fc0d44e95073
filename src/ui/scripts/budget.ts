import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Upper bounds in bytes, scripts and styles after gzip. */
export interface Budget {
  /** What every page loads. */
  shell: number;
  /** What the page of the lineage graph loads beside the shell. */
  graph: number;
  /** What the page for SQL loads beside the shell. */
  sql: number;
  /** What any other page loads beside the shell, and what the graph loads later for its details. */
  page: number;
  font: number;
}

type Part = keyof Budget;

/** Fails the build when a part is larger than its budget. */
export function budgetCheck(budget: Budget): Plugin {
  return {
    name: "budget",
    apply: "build",
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const chunks = files.filter((file) => file.type === "chunk");
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const sizes = new Map(files.map((file) => [file.fileName, gzipSync(file.type === "chunk" ? file.code : file.source).length]));

      /** A chunk with everything that it imports statically, and their styles. */
      function closure(fileName: string, seen = new Set<string>()): Set<string> {
        const chunk = byName.get(fileName);
        if (!chunk || seen.has(fileName)) return seen;
        seen.add(fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
        for (const imported of chunk.imports) closure(imported, seen);
        return seen;
      }
      const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (sizes.get(name) ?? 0), 0);

      const shell = new Set(chunks.filter((chunk) => chunk.isEntry).flatMap((chunk) => [...closure(chunk.fileName)]));
      const used: Record<Part, number> = { shell: sum(shell), graph: 0, sql: 0, page: 0, font: 0 };
      const graph = new Set(chunks.filter((chunk) => chunk.name === "GraphPage").flatMap((chunk) => [...closure(chunk.fileName)]));
      for (const chunk of chunks.filter((one) => one.isDynamicEntry)) {
        const part = partOf(chunk.name);
        const isOfGraph = /\/src\/(graph|inspector)\//.test(chunk.facadeModuleId ?? "");
        const known = (name: string) => shell.has(name) || (isOfGraph && graph.has(name));
        used[part] = Math.max(used[part], sum([...closure(chunk.fileName)].filter((name) => !known(name))));
      }
      for (const file of files) if (file.type === "asset" && file.fileName.endsWith(".woff2")) used.font += file.source.length;

      const parts = Object.keys(budget) as Part[];
      this.info(parts.map((part) => `${part} ${kilobytes(used[part])} of ${kilobytes(budget[part])}`).join(", "));
      for (const part of parts) {
        if (used[part] > budget[part]) this.error(`"${part}" takes ${kilobytes(used[part])}; its budget is ${kilobytes(budget[part])}.`);
      }
    },
  };
}

function partOf(chunk: string): Part {
  if (chunk === "GraphPage") return "graph";
  return chunk === "SqlPage" || chunk === "SqlEditor" ? "sql" : "page";
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
