import { PageHead } from "../parts/PageHead";

export function SqlPage() {
  return <PageHead title="SqlPage" />;
}
