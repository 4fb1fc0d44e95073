import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface Tab {
  id: string;
  word: string;
  count?: ReactNode;
  link: LinkProps;
}

/** Tabs that are links, so that each has an address. */
export function TabLinks({ tabs, current, label }: { tabs: Tab[]; current: string; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.id}
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
