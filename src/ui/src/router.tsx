import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { at } from "./address/base";
import { searchOf } from "./address/routes";
import { parseSearch, stringifySearch } from "./address/search";
import { Frame } from "./parts/Frame";
import { NotFound, PageFailure, PageLoading } from "./parts/PageStates";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageFailure });
const parent = () => root;

const explorer = createRoute({
  getParentRoute: parent,
  path: "/",
  validateSearch: searchOf("explorer"),
  component: lazyRouteComponent(() => import("./pages/Explorer"), "Explorer"),
});
export const graph = createRoute({
  getParentRoute: parent,
  path: "/graph",
  validateSearch: searchOf("graph"),
  component: lazyRouteComponent(() => import("./pages/GraphPage"), "GraphPage"),
});
const dataset = createRoute({
  getParentRoute: parent,
  path: "/dataset",
  validateSearch: searchOf("dataset"),
  component: lazyRouteComponent(() => import("./pages/Dataset"), "Dataset"),
});
const job = createRoute({
  getParentRoute: parent,
  path: "/job",
  validateSearch: searchOf("job"),
  component: lazyRouteComponent(() => import("./pages/Job"), "Job"),
});
const runs = createRoute({
  getParentRoute: parent,
  path: "/runs",
  validateSearch: searchOf("runs"),
  component: lazyRouteComponent(() => import("./pages/Runs"), "Runs"),
});
const run = createRoute({
  getParentRoute: parent,
  path: "/run",
  validateSearch: searchOf("run"),
  component: lazyRouteComponent(() => import("./pages/Run"), "Run"),
});
const impact = createRoute({
  getParentRoute: parent,
  path: "/impact",
  validateSearch: searchOf("impact"),
  component: lazyRouteComponent(() => import("./pages/Impact"), "Impact"),
});
const cause = createRoute({
  getParentRoute: parent,
  path: "/cause",
  validateSearch: searchOf("cause"),
  component: lazyRouteComponent(() => import("./pages/Cause"), "Cause"),
});
const diff = createRoute({
  getParentRoute: parent,
  path: "/diff",
  validateSearch: searchOf("diff"),
  component: lazyRouteComponent(() => import("./pages/Diff"), "Diff"),
});
const audit = createRoute({
  getParentRoute: parent,
  path: "/audit",
  validateSearch: searchOf("audit"),
  component: lazyRouteComponent(() => import("./pages/Audit"), "Audit"),
});
const sql = createRoute({
  getParentRoute: parent,
  path: "/sql",
  validateSearch: searchOf("sql"),
  component: lazyRouteComponent(() => import("./pages/SqlPage"), "SqlPage"),
});
const events = createRoute({
  getParentRoute: parent,
  path: "/events",
  validateSearch: searchOf("events"),
  component: lazyRouteComponent(() => import("./pages/Events"), "Events"),
});
const setAside = createRoute({
  getParentRoute: parent,
  path: "/events/set-aside",
  validateSearch: searchOf("setAside"),
  component: lazyRouteComponent(() => import("./pages/SetAside"), "SetAside"),
});
const connections = createRoute({
  getParentRoute: parent,
  path: "/connections",
  validateSearch: searchOf("connections"),
  component: lazyRouteComponent(() => import("./pages/Connections"), "Connections"),
});
const connection = createRoute({
  getParentRoute: parent,
  path: "/connections/$name",
  validateSearch: searchOf("connection"),
  component: lazyRouteComponent(() => import("./pages/Connection"), "Connection"),
});
const sources = createRoute({
  getParentRoute: parent,
  path: "/sources",
  validateSearch: searchOf("sources"),
  component: lazyRouteComponent(() => import("./pages/DataSources"), "DataSources"),
});
const alerts = createRoute({
  getParentRoute: parent,
  path: "/alerts/{-$tab}",
  validateSearch: searchOf("alerts"),
  component: lazyRouteComponent(() => import("./pages/Alerts"), "Alerts"),
});
const glossary = createRoute({
  getParentRoute: parent,
  path: "/glossary",
  validateSearch: searchOf("glossary"),
  component: lazyRouteComponent(() => import("./pages/Glossary"), "Glossary"),
});
const pii = createRoute({
  getParentRoute: parent,
  path: "/pii",
  validateSearch: searchOf("pii"),
  component: lazyRouteComponent(() => import("./pages/Pii"), "Pii"),
});
const schemas = createRoute({
  getParentRoute: parent,
  path: "/schemas",
  validateSearch: searchOf("schemas"),
  component: lazyRouteComponent(() => import("./pages/Schemas"), "Schemas"),
});
const ops = createRoute({
  getParentRoute: parent,
  path: "/ops/{-$tab}",
  validateSearch: searchOf("ops"),
  component: lazyRouteComponent(() => import("./pages/Ops"), "Ops"),
});
const settings = createRoute({
  getParentRoute: parent,
  path: "/settings/{-$tab}",
  validateSearch: searchOf("settings"),
  component: lazyRouteComponent(() => import("./pages/Settings"), "Settings"),
});
const login = createRoute({
  getParentRoute: parent,
  path: "/login",
  validateSearch: searchOf("login"),
  component: lazyRouteComponent(() => import("./pages/Login"), "Login"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    explorer,
    graph,
    dataset,
    job,
    runs,
    run,
    impact,
    cause,
    diff,
    audit,
    alerts,
    glossary,
    pii,
    schemas,
    sql,
    events,
    setAside,
    connections,
    connection,
    sources,
    ops,
    settings,
    login,
  ]),
  basepath: at("/"),
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPendingMs: 150,
  defaultPendingComponent: PageLoading,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
