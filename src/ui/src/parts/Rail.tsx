import { Link, useLocation } from "@tanstack/react-router";
import { Fragment } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

interface Place {
  to:
    | "/"
    | "/graph"
    | "/runs"
    | "/audit"
    | "/alerts/{-$tab}"
    | "/glossary"
    | "/pii"
    | "/schemas"
    | "/sql"
    | "/events"
    | "/connections"
    | "/sources"
    | "/ops/{-$tab}"
    | "/settings/{-$tab}";
  icon: IconName;
  word: string;
  /** Paths that belong to the place beside its own. */
  also?: string[];
}

const groups: Place[][] = [
  [
    { to: "/", icon: "explore", word: "Explore", also: ["/dataset", "/impact", "/cause", "/diff"] },
    { to: "/graph", icon: "graph", word: "Lineage" },
    { to: "/runs", icon: "runs", word: "Runs", also: ["/run", "/job"] },
    { to: "/audit", icon: "audit", word: "Audit" },
    { to: "/alerts/{-$tab}", icon: "bell", word: "Alerts" },
    { to: "/glossary", icon: "glossary", word: "Glossary" },
    { to: "/pii", icon: "shield", word: "Personal" },
    { to: "/schemas", icon: "columns", word: "Schemas" },
    { to: "/sql", icon: "sql", word: "SQL" },
  ],
  [
    { to: "/events", icon: "events", word: "Events", also: ["/events/set-aside"] },
    { to: "/connections", icon: "plug", word: "Airflow" },
    { to: "/sources", icon: "database", word: "Sources" },
    { to: "/ops/{-$tab}", icon: "ops", word: "Ops" },
  ],
  [{ to: "/settings/{-$tab}", icon: "settings", word: "Settings" }],
];

export function Rail() {
  const { pathname } = useLocation();
  return (
    <nav className="rail" aria-label="Pages">
      {groups.map((group, index) => (
        <Fragment key={group[0]?.to}>
          {index > 0 && <hr />}
          {group.map((place) => (
            <Link
              key={place.to}
              to={place.to}
              className={isCurrent(place, pathname) ? "on" : undefined}
              aria-current={isCurrent(place, pathname) ? "page" : undefined}
              activeProps={{}}
            >
              <Icon name={place.icon} size={18} />
              <span className="rail-word">{place.word}</span>
            </Link>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}

function isCurrent(place: Place, pathname: string): boolean {
  const own = place.to.replace("/{-$tab}", "");
  if (own === "/" ? pathname === "/" : pathname === own || pathname.startsWith(`${own}/`)) return true;
  return place.also?.includes(pathname) ?? false;
}
