import { PageHead } from "../parts/PageHead";

export function Connections() {
  return <PageHead title="Connections" />;
}
