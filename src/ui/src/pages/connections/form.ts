import type { Connection, ConnectionRequest } from "../../api/connections";

/** What the form of a connection holds, as text. */
export interface ConnectionForm {
  name: string;
  url: string;
  user: string;
  password: string;
  token: string;
  namespace: string;
  schedule: string;
  requestsPerSecond: string;
  budget: string;
  historyDays: string;
}

export function formOf(connection: Connection | undefined): ConnectionForm {
  return {
    name: connection?.name ?? "",
    url: connection?.url ?? "",
    user: connection?.user ?? "",
    password: "",
    token: "",
    namespace: connection?.namespace ?? "",
    schedule: connection ? (connection.schedule ?? "none") : "15m",
    requestsPerSecond: String(connection?.requestsPerSecond ?? 10),
    budget: String(connection?.budget ?? 50_000),
    historyDays: String(connection?.historyDays ?? 90),
  };
}

/** The first thing that keeps the form from being sent, in words. */
export function problemOfForm(form: ConnectionForm): string | undefined {
  if (!/^[\w.-]{1,100}$/.test(form.name)) return "The name is made of letters, digits, dots, dashes and underscores.";
  if (!/^https?:\/\/[^\s/]+/.test(form.url)) return "The address begins with http:// or https://.";
  const numbers: [string, string][] = [
    ["Requests a second", form.requestsPerSecond],
    ["Requests a crawl", form.budget],
    ["Days of history", form.historyDays],
  ];
  const wrong = numbers.find(([, text]) => !(Number(text) > 0));
  return wrong && `${wrong[0]} is a number above 0.`;
}

export function requestOf(form: ConnectionForm): ConnectionRequest {
  return {
    url: form.url.trim(),
    user: form.user.trim() || undefined,
    password: form.password || undefined,
    token: form.token || undefined,
    namespace: form.namespace.trim() || undefined,
    schedule: form.schedule.trim() || "none",
    requestsPerSecond: Number(form.requestsPerSecond),
    budget: Number(form.budget),
    historyDays: Number(form.historyDays),
  };
}
