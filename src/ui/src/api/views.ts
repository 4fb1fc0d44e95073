import { queryOptions } from "@tanstack/react-query";
import { basePath } from "../address/base";
import { type Answer, get, send } from "./client";

export type SavedView = Answer<"/api/lineage/views/{id}">;

/** Chats and tickets cut longer addresses. */
const longest = 1900;

/** The address of what is shown, for others: a long one is saved and stands under a short one. */
export async function sharedAddress({
  href,
  origin,
  pathname,
  search,
}: Pick<Location, "href" | "origin" | "pathname" | "search">): Promise<string> {
  if (href.length <= longest) return href;
  const view = await send<SavedView>("POST", "/api/lineage/views", { body: { page: pathname.slice(basePath.length), query: search } });
  return `${origin}${pathname}?saved=${view.id}`;
}

export const savedViewQuery = (id: string) =>
  queryOptions({
    queryKey: ["saved-view", id],
    queryFn: ({ signal }) => get("/api/lineage/views/{id}", {}, signal, { id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
