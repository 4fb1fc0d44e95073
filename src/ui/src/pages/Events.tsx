import { PageHead } from "../parts/PageHead";

export function Events() {
  return <PageHead title="Events" />;
}
