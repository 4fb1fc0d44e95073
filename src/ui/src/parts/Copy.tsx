import { useState } from "react";
import { announce } from "./announce";
import { Button, IconButton } from "./Button";

interface Props {
  text: string | (() => string | Promise<string>);
  /** Told when the text could not be had. */
  onFailure?: (error: unknown) => void;
  /** Words on the button; without them it is an icon. */
  children?: string;
  label?: string;
  kind?: "plain" | "primary";
  size?: "normal" | "small";
}

/** Copies a text and says so for two seconds. */
export function Copy({ text, children, label = "Copy", kind, size, onFailure }: Props) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : await text());
    } catch (error) {
      if (!onFailure) throw error;
      onFailure(error);
      return;
    }
    setCopied(true);
    announce("Copied");
    setTimeout(() => setCopied(false), 2000);
  }
  if (!children) return <IconButton icon={copied ? "check" : "copy"} label={copied ? "Copied" : label} onClick={copy} />;
  return (
    <Button icon={copied ? "check" : "copy"} kind={kind} size={size} onClick={copy}>
      {copied ? "Copied" : children}
    </Button>
  );
}
