import type { AlertChannel, AlertChannelRequest } from "../../api/alerts";
import { problemOfName, wordsOf } from "./ruleForm";

export const templates: { value: string; word: string }[] = [
  { value: "json", word: "JSON" },
  { value: "slack", word: "Slack" },
  { value: "teams", word: "Teams" },
];

/** The fewest characters of a secret that the service takes. */
const shortest = 16;

/** What the form of a channel holds, as text. */
export interface ChannelForm {
  name: string;
  kind: "webhook" | "email";
  url: string;
  template: string;
  secret: string;
  /** Addresses and the word owners, as people separate them. */
  to: string;
}

export function formOfChannel(stored: AlertChannel | undefined): ChannelForm {
  const channel = stored?.channel;
  return {
    name: channel?.name ?? "",
    kind: channel?.kind === "email" ? "email" : "webhook",
    url: channel?.url ?? "",
    template: channel?.template ?? "json",
    secret: "",
    to: channel?.to.join(", ") ?? "",
  };
}

/** The first thing that keeps the form from being sent, in words. */
export function problemOfChannel(form: ChannelForm, taken: readonly string[], stored?: AlertChannel): string | undefined {
  const name = problemOfName(form.name, taken);
  if (name) return name;
  if (form.kind === "email") return problemOfRecipients(wordsOf(form.to));
  if (!/^https?:\/\/[^\s/]+/.test(form.url.trim())) return "The address begins with http:// or https://.";
  if (form.secret && form.secret.length < shortest) return `The secret has at least ${shortest} characters.`;
  if (!form.secret && needsSecretAgain(form.url.trim(), stored)) {
    return "The address is another server: give the secret again, so that the stored one signs nothing for it.";
  }
  return undefined;
}

function problemOfRecipients(to: readonly string[]): string | undefined {
  if (to.length === 0) return "Say who gets the messages.";
  const odd = to.find((one) => one !== "owners" && !/^[^@]+@[^@]+$/.test(one));
  return odd && `“${odd}” is neither an address nor the word owners.`;
}

function needsSecretAgain(url: string, stored: AlertChannel | undefined): boolean {
  return stored?.hasSecret === true && stored.channel.url !== null && hostOf(stored.channel.url) !== hostOf(url);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

export function requestOfChannel(form: ChannelForm): AlertChannelRequest {
  return form.kind === "email"
    ? { kind: "email", to: wordsOf(form.to) }
    : { kind: "webhook", url: form.url.trim(), template: form.template, secret: form.secret || undefined };
}

/** A secret that nobody has to think of: 32 random bytes in hex. */
export function madeSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where a channel sends to: "Slack at hooks.corp", "owners, ops@shop.example". */
export function channelWords({ channel }: AlertChannel): string {
  if (channel.kind === "email") return channel.to.join(", ");
  const template = templates.find((one) => one.value === channel.template)?.word ?? channel.template;
  return `${template} at ${hostOf(channel.url ?? "") ?? channel.url}`;
}
