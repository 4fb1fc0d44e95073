import { queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

export type Term = Answer<"/api/lineage/glossary">["terms"][number];
export type AssetWords = Answer<"/api/lineage/assets/{id}/words">["words"];

export const termsQuery = queryOptions({
  queryKey: ["glossary"],
  queryFn: async ({ signal }) => (await get("/api/lineage/glossary", {}, signal)).terms,
});

/** A term with what bears it. */
export const termQuery = (name: string) =>
  queryOptions({
    queryKey: ["glossary", name],
    queryFn: ({ signal }) => get("/api/lineage/glossary/{term}", { limit: 500 }, signal, { term: name }),
  });

export const saveTerm = ({ name, description, synonyms, steward }: Pick<Term, "name" | "description" | "synonyms" | "steward">) =>
  send("PUT", `/api/lineage/glossary/${encodeURIComponent(name)}`, { body: { description, synonyms, steward } });

export const removeTerm = (name: string) => send("DELETE", `/api/lineage/glossary/${encodeURIComponent(name)}`);

/** Owners, description, tags and terms of a dataset or job, and which of them people gave. */
export const wordsQuery = (id: string) =>
  queryOptions({
    queryKey: ["words", id],
    queryFn: async ({ signal }) => (await get("/api/lineage/assets/{id}/words", {}, signal, { id })).words,
  });

const words = (id: string, what: string) => `/api/lineage/assets/${encodeURIComponent(id)}/${what}`;

/** Says who owns it; events speak again after withdrawOwners. */
export const saveOwners = (id: string, owners: { name: string; type: string }[]) => send("PUT", words(id, "owners"), { body: { owners } });
export const withdrawOwners = (id: string) => send("DELETE", words(id, "owners"));

/** What it, or one of its columns, is; events speak again after withdrawDescription. */
export const saveDescription = (id: string, description: string, column?: string) =>
  send("PUT", words(id, "description"), { body: { description }, query: { column } });
export const withdrawDescription = (id: string, column?: string) => send("DELETE", words(id, "description"), { query: { column } });

/** All tags, or terms, that it, or one of its columns, is to bear. */
export const saveLabels = (id: string, what: "tags" | "terms", names: string[], column?: string) =>
  send("PUT", words(id, what), { body: { names }, query: { column } });
