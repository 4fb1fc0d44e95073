import { PageHead } from "../parts/PageHead";

export function Connection() {
  return <PageHead title="Connection" />;
}
