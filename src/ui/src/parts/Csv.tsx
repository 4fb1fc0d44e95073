import { downloadAddress, type Query } from "../api/client";
import { Icon } from "./Icon";

/** Downloads the whole answer as CSV, not only what is drawn. */
export function Csv({ path, query, small = true }: { path: string; query: Query; small?: boolean }) {
  return (
    <a className={small ? "btn sm" : "btn"} href={downloadAddress(path, query, "csv")} download>
      <Icon name="export" size={14} />
      CSV
    </a>
  );
}
