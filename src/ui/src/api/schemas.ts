import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Answer, get, send } from "./client";

/** Which compatibility new versions of the schemas of some datasets must keep; one of dataset (our id) and pattern says of which. */
export type SchemaRule = Answer<"/api/lineage/schemas/rules">["rules"][number];

/** A column as the service takes it; fields are the columns inside of it. */
export interface PlannedColumn {
  name: string;
  type: string | null;
  fields: PlannedColumn[];
}

export interface SchemaCheck {
  compatible: boolean;
  /** What it keeps with the newest version. */
  compatibility: string;
  rule: string | null;
  asked: string | null;
  changes: { change: string; column: string; from: string | null; to: string | null }[];
  violations: string[];
  downstream: number;
}

export const schemaRulesQuery = queryOptions({
  queryKey: ["schema-rules"],
  queryFn: async ({ signal }) => (await get("/api/lineage/schemas/rules", {}, signal)).rules,
});

const ruleAddress = (name: string) => `/api/lineage/schemas/rules/${encodeURIComponent(name)}`;

export const saveSchemaRule = (name: string, rule: { compatibility: string; dataset?: string; pattern?: string }) =>
  send("PUT", ruleAddress(name), { body: rule });
export const removeSchemaRule = (name: string) => send("DELETE", ruleAddress(name));

/** Whether a planned schema keeps the rule of its dataset; nothing is kept. */
export const schemaCheckQuery = (dataset: string, columns: readonly PlannedColumn[]) =>
  queryOptions({
    queryKey: ["schema-check", dataset, columns],
    queryFn: ({ signal }) => send<SchemaCheck>("POST", "/api/lineage/schemas/check", { body: { dataset, columns }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
