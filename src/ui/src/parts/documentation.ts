import { plainText } from "./plainText";

/** What the documentation facet says, in one line. */
export function documentationOf(facets: readonly { name: string; body: unknown }[] | undefined): string | undefined {
  const body = facets?.find((facet) => facet.name === "documentation")?.body as { description?: unknown } | undefined;
  return typeof body?.description === "string" ? plainText(body.description) : undefined;
}
