import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useLayoutEffect, useRef } from "react";

interface Tab {
  id: string;
  word: string;
  count?: ReactNode;
  link: LinkProps;
}

/** Tabs that are links, so that each has an address. */
export function TabLinks({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }) {
  const counts = tabs.map((tab) => String(tab.count)).join();
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // On a narrow page the tabs scroll: the chosen one is in sight. Nothing but the tabs themselves moves.
    const chosen = box.current?.querySelector<HTMLElement>(`[data-tab="${current}"]`);
    if (!box.current || !chosen) return;
    const end = chosen.offsetLeft + chosen.offsetWidth - box.current.offsetLeft;
    if (end > box.current.clientWidth) box.current.scrollLeft = end - box.current.clientWidth;
    // Counts that come later move the tabs.
  }, [current, counts]);
  return (
    <nav ref={box} className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          data-tab={tab.id}
          {...tab.link}
          className={tab.id === current ? "on" : undefined}
          aria-current={tab.id === current ? "page" : undefined}
          activeProps={{}}
        >
          {tab.word}
          {tab.count !== undefined && tab.count !== null && <small>{tab.count}</small>}
        </Link>
      ))}
    </nav>
  );
}
