import { useEffect, useRef } from "react";
import { at } from "../address/base";

/** A message of a server-sent event stream: the event's name and its parsed data. */
export interface LiveMessage {
  kind: string;
  data: unknown;
}

const firstPause = 1000;
const longestPause = 30_000;

/**
 * Follows a stream: resumes after the last message, waits longer after each failure, and lets go while the page is hidden.
 * Returns how to stop.
 */
export function follow(
  address: string,
  kinds: string[],
  onMessage: (message: LiveMessage) => void,
  onBroken: () => void = () => {},
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  let lastId = "";

  function open() {
    const resumed = lastId ? `${address}${address.includes("?") ? "&" : "?"}lastEventId=${encodeURIComponent(lastId)}` : address;
    source = new EventSource(at(resumed));
    source.onopen = () => {
      pause = firstPause;
    };
    source.onerror = () => {
      onBroken();
      // The browser tries again by itself only while the connection is not closed for good.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, longestPause);
    };
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => {
        const message = event as MessageEvent<string>;
        if (message.lastEventId) lastId = message.lastEventId;
        onMessage({ kind, data: JSON.parse(message.data) });
      });
    }
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  function onVisibility() {
    if (document.hidden) close();
    else if (!source) open();
  }

  if (!document.hidden) open();
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close();
  };
}

/** Follows a stream while the component is shown; an undefined address follows nothing. */
export function useLive(
  address: string | undefined,
  kinds: string[],
  onMessage: (message: LiveMessage) => void,
  onBroken?: () => void,
): void {
  const latest = useRef({ onMessage, onBroken });
  latest.current = { onMessage, onBroken };
  const names = kinds.join(",");
  useEffect(() => {
    if (!address) return undefined;
    return follow(
      address,
      names.split(","),
      (message) => latest.current.onMessage(message),
      () => latest.current.onBroken?.(),
    );
  }, [address, names]);
}
