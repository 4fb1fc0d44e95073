import { Link } from "@tanstack/react-router";
import { columnPage } from "../address/columns";
import { Name } from "./Name";
import { Source } from "./Source";

interface Props {
  namespace: string;
  name: string;
  column?: string;
  /** Also shows the monogram of its namespace. */
  source?: boolean;
  max?: number;
}

export function DatasetLink({ namespace, name, column, source = true, max }: Props) {
  const to = column ? columnPage(namespace, name, column) : ({ to: "/dataset", search: { ns: namespace, name } } as const);
  return (
    <Link {...to} className="row" title={`${namespace} ${name}`}>
      {source && <Source namespace={namespace} size={16} />}
      {column ? (
        <span className="name">
          <span className="rest">{lastPart(name)}.</span>
          <span className="last">{column}</span>
        </span>
      ) : (
        <Name name={name} max={max} />
      )}
    </Link>
  );
}

/** The name of a column alone, where the dataset stands beside it. */
export function ColumnLink({ namespace, name, column }: { namespace: string; name: string; column: string }) {
  return (
    <Link {...columnPage(namespace, name, column)} className="m" title={`${namespace} ${name}`}>
      {column}
    </Link>
  );
}

export function JobLink({ namespace, name, label, max }: { namespace: string; name: string; label?: string; max?: number }) {
  return (
    <Link to="/job" search={{ ns: namespace, name }} title={`${namespace} ${name}`}>
      {label ? (
        <span className="name">
          <span className="last">{label}</span>
        </span>
      ) : (
        <Name name={name} max={max} />
      )}
    </Link>
  );
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf("/")) + 1);
}
