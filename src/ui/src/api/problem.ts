/** An answer that is not a success: RFC 9457 problem details, or a request that got no answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** Messages by field, where the request was not valid. */
  readonly errors: Record<string, string[]>;

  constructor(status: number, title: string, detail?: string, errors: Record<string, string[]> = {}) {
    super(detail ? `${title} ${detail}` : title);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
  }

  /** The service has no such endpoint, or the function is turned off: a 404 without a problem body, or 501. */
  get isNotOffered(): boolean {
    return this.status === 501 || (this.status === 404 && this.title === noSuchEndpoint);
  }

  static notOffered(path: string): Problem {
    return new Problem(404, noSuchEndpoint, path);
  }

  get isNotFound(): boolean {
    return this.status === 404 && !this.isNotOffered;
  }
}

const noSuchEndpoint = "The service has no such endpoint.";

/** Reads a failed response; the body is a problem where the service wrote it, anything where a proxy did. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  const body = parsed(text);
  const unrouted = (response.status === 404 || response.status === 405) && !String(body?.type ?? "").startsWith("/problems/");
  if (unrouted) return new Problem(404, noSuchEndpoint, new URL(response.url).pathname);
  if (body) {
    const title = typeof body.title === "string" ? body.title : `The service answered ${response.status}.`;
    const detail = typeof body.detail === "string" ? body.detail : undefined;
    const errors = typeof body.errors === "object" && body.errors !== null ? (body.errors as Record<string, string[]>) : {};
    return new Problem(response.status, title, detail, errors);
  }
  return new Problem(response.status, `The service answered ${response.status} ${response.statusText}.`, text.slice(0, 400) || undefined);
}

/** A request that got no answer. */
export function unreachable(cause: unknown): Problem {
  return new Problem(0, "The service does not answer.", cause instanceof Error ? cause.message : undefined);
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
