import { PageHead } from "../parts/PageHead";

export function GraphPage() {
  return <PageHead title="Lineage" />;
}
