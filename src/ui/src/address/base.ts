/** Where the service lies below its name, as it wrote it into index.html: "" for the root, or "/lineage". */
export const basePath = (globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "").replace(/\/$/, "");

/** An address of the service as a browser must ask for it; the router's own links need none. */
export function at(path: string): string {
  return basePath + path;
}
