import { PageHead } from "../parts/PageHead";

export function Impact() {
  return <PageHead title="Impact" />;
}
