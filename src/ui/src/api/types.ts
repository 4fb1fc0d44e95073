// Generated from schemas/api/openapi.json by `npm run types`. Do not edit.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receives one OpenLineage event
         * @description Run, job or dataset event of spec 1-0-0 to 2-0-x; plain or gzip. 201 once it is committed; the same body again is 201 and changes nothing. An event that is kept but cannot become part of the graph (GET /api/lineage/set-aside) is 201 as well; then the body says why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, schema, start and address of this service */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServiceDescription"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description who: name of a key or person; action: a part of method and address, as in 'DELETE' or '/api/keys'; from and to: instants; before: next of the page before. ?format=csv for a file.
         */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    before?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    limit?: number;
                    to?: string;
                    who?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditTrailPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored, of all subscriptions, in one zip file as of one moment
         * @description For administrators of the default subscription. 'lineage restore' reads it into a new database. Secrets of connections are in it sealed; the key that opens them is not. A transfer that breaks off leaves a file that is no backup, and says so when it is restored.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All connections, without their secrets, each with its last crawl and what its role may not read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One connection, without its secret */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionShown"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        /**
         * Adds or changes a connection
         * @description Without password and token the stored one stays.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionGiven"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionShown"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets the connection; what it found stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/crawl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Crawls now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunAccepted"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which version answers, and what the role may not read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All data sources, without their secrets, each with its last crawl */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DataSourceList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-sources/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One data source, without its secret */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DataSourceResponse"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        /**
         * Adds or changes a data source
         * @description Without password the stored one stays, unless the address leads to another server. Files and DuckDB databases have to lie in a folder that whoever runs the server allows (--data-folder).
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DataSourceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DataSourceResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets the data source; what it found stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-sources/{name}/crawl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Crawls the catalog now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunAccepted"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-sources/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which version answers, what the role may not read, and whether it may write, which it need not */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SourceCheck"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the demo is loaded, and how to load it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DemoState"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was erased, newest first
         * @description Without its name; digest tells who knows the name which it was.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasurePage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Erases a dataset, job or person for good
         * @description The job erasure takes it out of the log, rewrites the tables that are not made from the log, rebuilds the others and searches everything for what is left; follow it at the address in Location. A dataset goes with all names that mean the same; SQL that names it goes as a whole. The name of a person becomes erased-<id>, one spelling an erasure. What comes in afterwards is kept: stop the source first. Where retention took events out of the log, rebuilding forgets what only they said, and is refused without forget=true. A subscription is erased by deleting it.
         */
        post: {
            parameters: {
                query?: {
                    forget?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ErasureTarget"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One erasure and its proof */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts what an erasure would take; takes nothing
         * @description It reads the whole log. Rows count what names it in every table, also in those that are rebuilt.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ErasureTarget"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureCount"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The processes on this database: version, stages, sign of life, what each has under way
         * @description A process that died stays for an hour, with alive false.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstanceList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{name}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a process take no new runs of jobs; it ends what it runs and goes on receiving and answering
         * @description Another process follows within five seconds. It lasts until DELETE or the end of the process.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        /** Lets a drained process take runs again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All scheduled jobs with their next and last run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes a job that neither the service nor a connection needs; its runs stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops its schedule; running now stays possible
         * @description A body may say why: { "reason": "maintenance" }.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["PauseRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follows its schedule again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs it now, beside its schedule */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunAccepted"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its runs, newest first, with the end of each log
         * @description before: the last runId of the page before.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobRunList"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes its schedule and runs it once
         * @description A cron text in UTC of five or six fields, an interval such as 15m, or none: then it runs only when asked to. 409 for crawls, catalogs and profiles: their schedule belongs to the connection, data source or plan.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of all jobs: what waits first, then what has begun, newest first; with the number in each state
         * @description state: queued, running, retrying, failed, succeeded, deleted. job is exact; kind is what comes before the colon of a job's name; q is part of the job's name, the summary or the error; from and to bound the start. totals count what matches, whatever state says. A run that waits for its first start has a negative id until it begins.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    from?: string;
                    job?: string;
                    kind?: string;
                    limit?: number;
                    q?: string;
                    state?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduledRunPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with the end of its log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduledRunDetail"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a run and its further attempts; what runs ends within seconds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["RunActionRequest"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/{runId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a run that waits or has ended off the lists; it stays under the state deleted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["RunActionRequest"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/{runId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs the job once more, or begins the attempt that waits */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["RunActionRequest"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels all runs of a state that match; dryRun counts them only
         * @description state: queued, running or retrying.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunsActionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunsActionAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deletes all runs of a state that match; dryRun counts them only
         * @description state: queued, retrying, failed or succeeded.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunsActionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunsActionAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/runs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retries all runs of a state that match; dryRun counts them only
         * @description state: retrying, failed or deleted. Ended runs of one job are retried by one run.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunsActionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunsActionAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many runs succeeded and failed, in equal spans of time
         * @description from: a day ago unless said; to: now. buckets: 1 to 400. A run counts where it began.
         */
        get: {
            parameters: {
                query?: {
                    buckets?: number;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobRunStats"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs as they are queued, begin, go on and end (server-sent events)
         * @description Events: run (a run as in /api/jobs/runs), progress, log (a line), ping. It begins with what runs and waits.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["SseItemOfObject"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of this subscription, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyList"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a key; its text is in this answer and nowhere else */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewKey"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key; it opens nothing more, and what it holds open ends */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes another key that opens the same and ends the old one
         * @description hours: how long the old one still opens (default 24, at most 2160; 0 ends it now). A key that expires is followed by one that lasts as long.
         */
        post: {
            parameters: {
                query?: {
                    hours?: number;
                };
                header?: never;
                path: {
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewKey"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts, newest first
         * @description state: open, acknowledged, resolved or muted; rule: those of one rule; dataset: those about one (our id or dataset:NAMESPACE:NAME). group says whose messages tell of an alert: one broken source is one message. cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    dataset?: string;
                    limit?: number;
                    rule?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An alert, then those that its messages tell of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertPage"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody looks at an alert and those with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an alert and those with it are done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All channels, without their secrets, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertChannelList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/channels/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a channel
         * @description kind webhook: url, template (json, slack or teams) and secret, with which messages are signed: X-Lineage-Signature is sha256= and the HMAC-SHA-256 in hex of X-Lineage-Timestamp, a point and the body. kind email: to, addresses or the word owners. Without secret the stored one stays, unless url is another server.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlertChannelRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertChannelResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a channel; messages that wait for it fail */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/channels/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message that says that it is a test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertChannelTest"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages of alerts, newest first: to whom, how often tried, and what went wrong
         * @description state: waiting, sending, sent or failed; alert: those of one alert. cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    alert?: string;
                    cursor?: string;
                    limit?: number;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDeliveryPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules of alerts, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertRuleList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a rule of alerts
         * @description kind: schema_breaking, schema_changed, edge_new, edge_lost, claim_contradicted, run_failed, run_late, freshness, volume, check_failed, pii_exposed, impact. At most one of dataset (our id or dataset:NAMESPACE:NAME), pattern (of names, with * and ?), owner and tag narrows it. threshold: hours for run_late and freshness, spreads for volume (3), datasets downstream for impact. channels: names of channels. enabled: true unless said otherwise; a rule begins when it is switched on or is about something else.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlertRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertRuleResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a rule; its alerts stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/rules/{name}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mutes a rule until a time; what it finds meanwhile is kept as muted and told nobody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlertMuteRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/alerts/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a rule would have found, before it is switched on
         * @description The body is that of a rule; days: how far back it looks, 7 unless said otherwise, at most 90. Nothing is kept and nobody is told. run_late, freshness and pii_exposed are judged as of now.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlertRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertPreview"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a pasted SQL text does to tables and columns; nothing is stored
         * @description At most 200000 characters and 2 seconds.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalyzeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SqlAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of datasets: type, owners, tags, last write, checks, who writes and reads them
         * @description id, repeatable, at most 200: ours or dataset:NAMESPACE:NAME. Ids that name no dataset are listed as missing.
         */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what a dataset, a column or a job is, in Markdown, whatever events say
         * @description column: of a dataset, left out for the dataset itself.
         */
        put: {
            parameters: {
                query?: {
                    column?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DescriptionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Takes that back; events speak again
         * @description column: of a dataset, left out for the dataset itself.
         */
        delete: {
            parameters: {
                query?: {
                    column?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/downstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The downstream lineage of a dataset or job
         * @description id: ours, or dataset:NAMESPACE:NAME, or job:NAMESPACE:NAME, URL-encoded. A level is one dataset-to-dataset step; a DAG is the union of its tasks.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/full": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The full lineage of a dataset or job
         * @description id: ours, or dataset:NAMESPACE:NAME, or job:NAMESPACE:NAME, URL-encoded. A level is one dataset-to-dataset step; a DAG is the union of its tasks.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Schema versions of an asset with their differences, edges that came and went, runs that wrote it */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistoryAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a change of a dataset, column or job would do downstream, how risky it is and whom to tell
         * @description change: drop-table, drop-column, rename-column, retype-column, stop-job (default: drop-table of a dataset, drop-column when a column is given, stop-job of a job). format=markdown (or Accept: text/markdown) gives the report alone, to paste into a pull request.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    change?: string;
                    column?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImpactAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says who owns a dataset or job, whatever events say */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OwnersRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Takes that back; events speak again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Profiles a dataset in its data source
         * @description 200 with the profile when it is done within 30 seconds; else 202 with the address where it will be, and the job that makes it, which can be watched and cancelled like any other. key: columns that should be unique together; maxRows: a larger table is sampled. Both are kept for the next time; a body without them changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["ProfileRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TableProfile"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileAccepted"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profiles of a dataset, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileList"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/root-cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a dataset or column is wrong: failed, late, missing or skipped runs, failed checks, odd volumes and schema changes upstream, ranked
         * @description at: when it was wrong (default: when its own run or check last failed, else, or where nothing explains that, now; atChosen says which). window: how far back to look (90m, 24h, 7d). Each score comes with its parts.
         */
        get: {
            parameters: {
                query?: {
                    at?: string;
                    column?: string;
                    depth?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                    observed?: boolean;
                    window?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RootCauseAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says which tags a dataset, a column or a job bears
         * @description names: all tags it is to bear; those it bears now and are not named are taken off. column: of a dataset.
         */
        put: {
            parameters: {
                query?: {
                    column?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LabelsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says which terms of the glossary a dataset, a column or a job bears
         * @description names: terms of the glossary. column: of a dataset, left out for the dataset itself.
         */
        put: {
            parameters: {
                query?: {
                    column?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LabelsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/upstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The upstream lineage of a dataset or job
         * @description id: ours, or dataset:NAMESPACE:NAME, or job:NAMESPACE:NAME, URL-encoded. A level is one dataset-to-dataset step; a DAG is the union of its tasks.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Owners, description, tags and terms of a dataset or job, and which of them people gave */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssetWordsResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/downstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The downstream lineage, the id as a parameter
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes (full always does), and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
         */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string[];
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/full": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The full lineage, the id as a parameter
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes (full always does), and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
         */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string[];
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of an asset, the id as a parameter */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistoryAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The impact of a change, the id as a parameter */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    change?: string;
                    column?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImpactAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/root-cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The root cause for a dataset, the id as a parameter */
        get: {
            parameters: {
                query: {
                    at?: string;
                    column?: string;
                    depth?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                    limit?: number;
                    observed?: boolean;
                    window?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RootCauseAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/assets/upstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The upstream lineage, the id as a parameter
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes (full always does), and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
         */
        get: {
            parameters: {
                query: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    "facet.kind"?: string[];
                    "facet.owner"?: string[];
                    "facet.schema"?: string[];
                    "facet.state"?: string[];
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string[];
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    observed?: boolean;
                    q?: string;
                    sort?: string;
                    to?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineageAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims that the SQL contradicts, per producer and job
         * @description job: our id or job:NAMESPACE:NAME, to see one job only; producer: AIRFLOW, DBT, SPARK, …; why: a reason of the groups. Contradicted claims are stored and hidden from every default answer; ?contradicted=true shows them there.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    job?: string;
                    limit?: number;
                    producer?: string;
                    why?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/browse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tree of names: namespace, database, schema and dataset, or namespace, DAG and task
         * @description kind: dataset or job. under: the key of a row, for what lies below it; without it the namespaces.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: string;
                    limit?: number;
                    under?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BrowseAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the report of a node that has run
         * @description In any order, and again as often as one likes: an edge arises when a write follows reads in one execution, through any chain of transformations and joins. Answered once it is committed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaptureGiven"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaptureAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/changes/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many datasets, jobs, edges, column edges and schemas changed in each stretch of time
         * @description asset, repeatable, at most 150: changes at these, as a diff tells them (ours, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME). from (default: the oldest event) and to (default: now) are instants of event time; buckets: at most 400, 120 where it is not given.
         */
        get: {
            parameters: {
                query: {
                    asset: string[];
                    buckets?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistogramAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks: the assertions that tools sent of datasets and columns, and our own on profiles, with their results over time
         * @description id: those of one dataset, with all their results; else those of all datasets with their newest results, narrowed by state (passed, failed, learning) and owner. cursor: the next of the page before. A page ends with a whole dataset and may hold none where a filter passes little: go on while there is a next.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id?: string;
                    limit?: number;
                    owner?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChecksAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/checks/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The results of one check, newest first, each with the bounds that held */
        get: {
            parameters: {
                query: {
                    column?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckItem"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/checks/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules of checks on profiles, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckRuleList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/checks/rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a rule of checks on profiles
         * @description One of dataset (our id or dataset:NAMESPACE:NAME) and pattern (of names, with * and ?). kind: freshness, volume, null_rate or uniqueness; column: of the last two, left out for every column. Out of bounds is what lies k (3) spreads from the median of up to 30 earlier profiles; the spread is their MAD, with a floor per kind. With fewer than minProfiles (5) the check is learning. It runs after each profile from then on.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckRule"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a rule; what it found stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest word on each item, newest first
         * @description kind, action, dataset, job, by: filters. cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    by?: string;
                    cursor?: string;
                    dataset?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    job?: string;
                    kind?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SaidPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Adds, confirms, rejects or withdraws an edge, a column edge, a read or a write
         * @description source, target, job: our id, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME of something known, or {namespace, name} of anything. Without a job confirm and reject speak of the flow through whatever job, and add goes through a job of its own. A rejected item is hidden from default answers and shown with ?contradicted=true; a rejected read, write or edge hides what flows through it. The newest word counts, by its time.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClaimGiven"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SaidAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One claim with all words on it, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SaidDetail"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/claims/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what was said of the item */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawGiven"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SaidAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/column": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a column comes from, or goes to
         * @description direction: upstream (default), downstream or both. dataset may be a name (with namespace) or an id.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    column?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    dataset?: string;
                    depth?: number;
                    direction?: string;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    namespace?: string;
                    observed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ColumnLineageItem"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/column/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ways of a column from end to end across jobs, with what each step does to it and whether it is masked
         * @description dataset: a name (with namespace) or an id. direction: upstream (default) or downstream. to: a dataset (name or id) at which paths end, toColumn its column. limit: paths.
         */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    column?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    dataset?: string;
                    depth?: number;
                    direction?: string;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    namespace?: string;
                    observed?: boolean;
                    to?: string;
                    toColumn?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ColumnPathsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/dataset/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Upstream and downstream of a dataset by name */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    direction?: string;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    namespace?: string;
                    observed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All datasets, a page at a time
         * @description sort: changed (written last first), used (whose readers ran most often) or name. namespace, owner and tag keep to those of one; q to those whose name matches. changed and used list what some job reads or writes. deleted=true: also what was deleted and not named since (state hidden). cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    deleted?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                    namespace?: string;
                    owner?: string;
                    q?: string;
                    sort?: string;
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two instants: datasets, jobs, edges, column edges, schema columns
         * @description from and to (default: now) are instants of event time; at: when a change took effect. asset (repeatable; ours, dataset:NAMESPACE:NAME or job:NAMESPACE:NAME) or namespace narrows. kind: one or several of dataset, job, edge, columnEdge, column.
         */
        get: {
            parameters: {
                query?: {
                    asset?: string[];
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    kind?: string;
                    limit?: number;
                    namespace?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiffAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/edges/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When an edge or column edge held, why it is believed, which runs showed it */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EdgeHistoryAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of the log, newest first, without their bodies
         * @description type: START, COMPLETE, …; job, run, producer and q match parts of the job's name, the run's id, the producer and the body; jobNamespace is exact; from and to bound the time of receipt; setAside=true keeps to events that could not be projected. A filter looks at the newest 5000 events for one page; next goes on from there.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    job?: string;
                    jobNamespace?: string;
                    limit?: number;
                    producer?: string;
                    q?: string;
                    run?: string;
                    setAside?: boolean;
                    to?: string;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An event with its body and what came of it */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    eventId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventDetail"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every job's lineage, or every event as received
         * @description format: json (default), openlineage (one event a line, in order of receipt) or atlas (one request to Apache Atlas v2 a line, with method, path and body: types, then datasets, then jobs). wait=true: first let every stage pass the log's present end.
         */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    wait?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facets of a dataset or job */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FacetAnswer"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/glossary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The terms, by name, with how much bears each */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/glossary/{term}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A term and what bears it
         * @description limit: of datasets, columns and jobs.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path: {
                    term: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermDetail"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        /**
         * Adds a term, or says anew what it means
         * @description description: Markdown. synonyms: other words for it. steward: who answers for it.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    term: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TermRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermItem"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a term that nothing bears */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    term: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stores a bundle of events from a file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/vnd.lineage-ingest.bundle": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/job/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a job reads, writes and computes, its parts counted in */
        get: {
            parameters: {
                query?: {
                    asOf?: string;
                    columns?: string;
                    contradicted?: boolean;
                    cursor?: string;
                    depth?: number;
                    expressions?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    induced?: boolean;
                    limit?: number;
                    maxDepth?: number;
                    namespace?: string;
                    observed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobLineage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of jobs: kind, owners, last run, how much they read and write
         * @description id, repeatable, at most 200: ours or job:NAMESPACE:NAME. Without it all jobs, a page at a time: sort is changed (newest event first) or name; root=true keeps to jobs that are no part of another one, state to those whose newest run is in it, namespace to those of one, q to those whose name matches; deleted=true: also those that were deleted or are no longer declared (deletedAt). cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    deleted?: boolean;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id?: string[];
                    limit?: number;
                    namespace?: string;
                    q?: string;
                    root?: boolean;
                    sort?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/jobs/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of a job with their durations, newest first
         * @description id: ours or job:NAMESPACE:NAME, URL-encoded. state: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER. cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobRunsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/jobs/{id}/sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The SQL of a job as it ran, with the place of every column and of what its value comes from
         * @description id: ours or job:NAMESPACE:NAME, URL-encoded. run: of that run; version: of that job version; else of the newest run that handed over SQL.
         */
        get: {
            parameters: {
                query?: {
                    run?: string;
                    version?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SqlAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/jobs/{id}/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole DAG of a job or of one of its parts, with the newest state of each part
         * @description id: ours or job:NAMESPACE:NAME, URL-encoded.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobTreeAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statistics and quality of a dataset, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeasureAnswer"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/measures/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A number that runs measured of a dataset, over time
         * @description metric: rowCount, size, fileCount or what else outputStatistics facets hold (default: the first there is). At most the newest 1,000 runs.
         */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    id: string;
                    metric?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeriesAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Owners in ordinal order, with how much they own
         * @description cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnerPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/owners/{owner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs and datasets of an owner
         * @description cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnedPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Columns with personal data: declared by hand, tag or rule, or derived along direct column lineage
         * @description id: those of one dataset (our id or dataset:NAMESPACE:NAME). kind: email, name, phone, address, birth-date, national-id, payment, ip, other. origin: hand, tag, rule, derived. masked: true for pseudonymous columns only, false for the others. cursor: the next of the page before. At most 50000 columns, 200000 column edges, 50 steps and the SQL of 1000 jobs are looked at; truncated and unreadJobs say where that was not all.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id?: string;
                    kind?: string;
                    limit?: number;
                    masked?: boolean;
                    origin?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says by hand that a column holds personal data, or none
         * @description dataset: our id or dataset:NAMESPACE:NAME. kind: email, name, phone, address, birth-date, national-id, payment, ip, other, or none, which stands against tags, rules and lineage. The newest word counts, by its time.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PiiFlagRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiFlagResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/flags/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what was said of a column by hand; tags, rules and lineage speak again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PiiWithdrawRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiFlagResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where unmasked personal data may lie, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiPlaceList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/places/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Allows unmasked personal data in some datasets
         * @description pattern: of dataset names, with * and ?, letters in their case. kinds: which kinds of personal data, left out for all. reason: why.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PiiPlaceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiPlace"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Allows it no longer */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What functions do to personal data: clears, pseudonymous or keeps; what is not listed keeps */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiPolicyAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unmasked personal data outside of its allowed places, each column with the way by which it came
         * @description kind: as in the list. cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    kind?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules of personal data, by name, and those to begin with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiRuleList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a rule of personal data
         * @description kind: email, name, phone, address, birth-date, national-id, payment, ip, other. columns: patterns of column names, with * and ?; one must fit. types, datasets: the same of types and dataset names, left out for all; a type that nobody told fits any. except: patterns of column names that are left out. Letters' case does not count. Columns of the newest schemas are looked at, those inside of structures are not.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PiiRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiRule"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a rule and what it flagged */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/rules/defaults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switches the rules to begin with on: they become rules like any other */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiRuleList"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets the rules to begin with, however they were changed */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/pii/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which columns a rule would flag; nothing is kept
         * @description The body is that of a rule. At most 500 columns are shown; total counts all.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PiiRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PiiRulePreview"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the stages are behind the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lag"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Throws away all that was derived and rebuilds it from the log
         * @description Answers at once; GET /api/lineage/progress shows how far it is. The log itself is not touched. Where retention took events out of the log, a replay forgets what only they said, and is refused without forget=true.
         */
        post: {
            parameters: {
                query?: {
                    forget?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lag"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules that hold, in the order in which rewrites apply */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleList"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Lets a rule hold, for the datasets there are and for those to come
         * @description The answer says what it joined, as the preview does. The same rule again changes nothing.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleGiven"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The rule no longer holds; what it joined is parted again */
        delete: {
            parameters: {
                query?: {
                    by?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    reason?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which datasets a rule would join, and what speaks against it; changes nothing */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleGiven"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulePreview"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The runs of all DAGs and applications, newest first
         * @description Runs that are no part of another one. state: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER; job (or dag): an id, job:NAMESPACE:NAME or a name; from and to bound the time of a run's last event. own: without runs that others only name as what they are a part of (state NEW). cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    dag?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    from?: string;
                    job?: string;
                    limit?: number;
                    own?: boolean;
                    root?: boolean;
                    state?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RootRunsAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run: states over time, parent, root; one per job that used the run id */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunDetail"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/runs/{runId}/critical-path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which tasks a DAG run's length is made of, what waited for what, and where there was slack
         * @description basis says how the order of tasks is known: run (its events name the upstream tasks), declaration (the crawler does), time (nothing does: what ended last before it began). tasks has one row per task: its tries are attempts, its mapped siblings are counted in mapped; on the path stands the sibling that held it up.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CriticalPathAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/runs/{runId}/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facets of a run, unknown ones included, merged over its events */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FacetAnswer"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/runs/{runId}/root-cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a run failed, or was late: what went wrong upstream of it before
         * @description Of a DAG run the task that failed first is looked at.
         */
        get: {
            parameters: {
                query?: {
                    at?: string;
                    depth?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                    observed?: boolean;
                    window?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RootCauseAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schema versions of a dataset, oldest first, each with who stated it first, what changed, and which compatibility it keeps */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemaVersionItem"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/schemas/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a planned schema keeps what the rule of its dataset asks for, before anybody writes it
         * @description dataset: our id, dataset:NAMESPACE:NAME, or a name that only one bears. columns: name and type, with fields inside where there are any. Keeps nothing.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SchemaCheckRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemaCheckResponse"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/schemas/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What readers of a dataset state of its schema, widest first: narrower views, which change no version */
        get: {
            parameters: {
                query: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReaderSchema"][];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/schemas/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which compatibility the schemas of which datasets must keep, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemaRuleList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/schemas/rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a rule of compatibility
         * @description One of dataset and pattern (of dataset names, with * and ?). compatibility: backward (who reads by the new version can read older rows), forward (who reads by the version before can read newer rows), full (both), or none. A rule for one dataset goes before patterns, of which the longest counts. Alerts of the kind schema_breaking follow it.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SchemaRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemaRule"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a rule */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Datasets, jobs, columns, owners, tags, terms, descriptions and SQL by what one types
         * @description q: words, all of which must be found; kind: one or several of dataset, job, column, owner, tag, sql, term, description, separated by commas (default: all). namespace, owner, tag: only datasets and jobs (with their columns and SQL) that have it; q may then be empty and gives datasets and jobs by name. counts=true: how many of each kind. Ranked exact, prefix, word, contained; of equals the most used first.
         */
        get: {
            parameters: {
                query?: {
                    counts?: boolean;
                    cursor?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    kind?: string;
                    limit?: number;
                    namespace?: string;
                    owner?: string;
                    q?: string;
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that could not be projected, oldest first
         * @description after: the last eventId of the page before. reason: the reasonCode of a group; groups count all that is set aside, by reason.
         */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                    reason?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetAsidePage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with its body as received */
        get: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    eventId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetAsideDetail"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/{eventId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one of them up; it stays in the log */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    eventId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DiscardRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/{eventId}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a mended body in the place of one of them */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    eventId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RepairRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RepairAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/{eventId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Projects one of them again */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    eventId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetryAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims that could not be resolved, in order of their ids
         * @description after: the last claimId of the page before.
         */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SetAsideClaimPage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/claims/{claimId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolves one of them again */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path: {
                    claimId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueuedAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/claims/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolves all of them again */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueuedAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies one JSON patch to all of a reason and sends what it mends
         * @description At most 10000 events at a time.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GroupRepairRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupRepairAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/set-aside/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Projects all of them again, or those of one reasonCode */
        post: {
            parameters: {
                query?: {
                    /** @description The answer as csv (part= names one of its lists), and where it is a graph as mermaid, dot or openlineage (one JobEvent a line). */
                    format?: "csv" | "mermaid" | "dot" | "openlineage";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["RetryRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetryAnswer"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs, edges and verdicts as they are projected (server-sent events, or a WebSocket at the same address)
         * @description Events: run, lineage (all edges of a job with their verdicts), dataset, reset (read anew what you show), ping. asset, repeatable, keeps to jobs, workflows and datasets by id or dataset:NAMESPACE:NAME, job:NAMESPACE:NAME. root, repeatable, at most 50, keeps to the neighbourhood of these, up levels upstream and down levels downstream (15 where they are not given); it grows with the graph. kind: one or several of run, lineage, dataset, set-aside, lag, job-run; without it run, lineage, dataset. Last-Event-ID (or ?lastEventId=) goes on where a connection broke off. With Upgrade: websocket each event is a text message with the same JSON, its id is changeId; of browsers only pages of this service may do so.
         */
        get: {
            parameters: {
                query?: {
                    asset?: string[];
                    down?: number;
                    kind?: string;
                    lastEventId?: string;
                    root?: string[];
                    up?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["SseItemOfLiveMessage"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The views that have a name, the newest first
         * @description cursor: the next of the page before.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedViewList"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Keeps a view of a page under an id
         * @description page: a path of this service such as /graph; query: what stands behind its question mark, at most 20000 characters. The same view gives the same id. /graph?saved=ID opens it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedViewRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A saved view */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lineage/workflows/{workflowId}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The datasets that a workflow, its parts counted in, reads and writes
         * @description workflowId: our id, job:NAMESPACE:NAME, or the name (with namespace, where it is not unique).
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    namespace?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkflowAssets"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks and what they may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallerAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All plans of profiles, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfilePlanList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-plans/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Adds or replaces a plan of profiles
         * @description One of dataset (our id or dataset:NAMESPACE:NAME), pattern (of names, with * and ?) and tag. schedule: cron text in UTC, interval such as 1d, or left out: only when asked to.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProfilePlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfilePlan"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        /** Forgets a plan; its profiles stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-plans/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Profiles what the plan names now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunAccepted"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * After how many days what is removed
         * @description null keeps it for ever; removed tells what retention has taken out of the log so far.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionAnswer"];
                    };
                };
            };
        };
        /**
         * Changes that
         * @description Days from 1; null or left out keeps it for ever. The job retention runs daily.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RetentionSettings"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts what would be removed now; removes nothing
         * @description Without a body the stored settings are tried.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["RetentionSettings"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionReport"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Seals every stored secret, of all subscriptions, with the key of now
         * @description To change the key: start every service with the new LINEAGE_SECRET_KEY and the old one in LINEAGE_SECRET_KEY_BEFORE, call this, and start them without the old one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecretsSealed"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logs a browser in with a key
         * @description 204 with a cookie that lasts twelve hours or as long as the key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SessionRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        /**
         * Logs a browser out
         * @description The session ends: its cookie opens nothing more, wherever it is kept.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All subscriptions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubscriptionList"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Makes a subscription
         * @description Requests of an administrator with the header X-Lineage-Subscription act in it: so its first key is made (lineage keys create --subscription).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubscriptionRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Subscription"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes everything of it out of the store, for good
         * @description It must be suspended before. The answer tells how many rows went, by table.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubscriptionDeleted"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{name}/edition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes its edition, or single features of it
         * @description What a subscription lacks answers 403 and says how to get it; its events are kept all the same. Holds at once here, after five seconds in other services.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EditionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Subscription"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{name}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Limits requests per second and events per day
         * @description What is too much answers 429 with Retry-After, which OpenLineage's clients repeat.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LimitsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Subscription"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a suspension */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{name}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets nobody send to it or read it until it is resumed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SuspensionRequest"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/column-lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Columns that feed a column, or those of a dataset or job; downstream too if asked
         * @description nodeId: dataset:NS:NAME, datasetField:NS:NAME:FIELD or job:NS:NAME, with an optional #VERSION of the dataset.
         */
        get: {
            parameters: {
                query?: {
                    depth?: number;
                    nodeId?: string;
                    withDownstream?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run events as received, by their own time
         * @description after <= time < before; sortDirection: desc (default) or asc.
         */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    before?: string;
                    limit?: number;
                    offset?: number;
                    sortDirection?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventsWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All jobs, the last changed first
         * @description lastRunStates (also runState): only jobs whose latest run stands so; may repeat.
         */
        get: {
            parameters: {
                query?: {
                    lastRunStates?: string[];
                    limit?: number;
                    offset?: number;
                    runState?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobsWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a run: abort */
        post: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a run: complete */
        post: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The facets of a run, or of its job as that run sent them
         * @description type: run or job.
         */
        get: {
            parameters: {
                query?: {
                    type?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunFacetsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a run: fail */
        post: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/runs/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a run: start */
        post: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs and datasets around a node
         * @description nodeId: dataset:NS:NAME or job:NS:NAME; depth counts jobs.
         */
        get: {
            parameters: {
                query?: {
                    depth?: number;
                    nodeId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Receives one OpenLineage event
         * @description Run, job or dataset event of spec 1-0-0 to 2-0-x; plain or gzip. 201 once it is committed; the same body again is 201 and changes nothing. An event that is kept but cannot become part of the graph (GET /api/lineage/set-aside) is 201 as well; then the body says why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lineage/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receives a JSON array of events
         * @description Events that can be stored are, all in one commit; the answer says which could not and why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All namespaces, by name */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamespacesWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One namespace */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamespaceWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** States owner and description of a namespace */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamespaceWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        post?: never;
        /** Hides a namespace with its datasets and jobs, until an event of a later time names them */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamespaceWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The datasets of a namespace, by name */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dataset */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** Declares a dataset */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        post?: never;
        /** Hides a dataset, until an event of a later time names it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets/{dataset}/fields/{field}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tags a column */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    field: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** Takes a tag off a column */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    field: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets/{dataset}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tags a dataset */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** Takes a tag off a dataset */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets/{dataset}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a dataset, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetVersionsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/datasets/{dataset}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a dataset */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dataset: string;
                    ns: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatasetVersionWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs of a namespace, the last changed first */
        get: {
            parameters: {
                query?: {
                    lastRunStates?: string[];
                    limit?: number;
                    offset?: number;
                    runState?: string[];
                };
                header?: never;
                path: {
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobsWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job with its latest runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** Declares a job */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        post?: never;
        /** Hides a job, until an event of a later time names it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs/{job}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a job, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a run known before it begins */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs/{job}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tags a job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** Takes a tag off a job */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs/{job}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a job, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    job: string;
                    ns: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobVersionsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespaces/{ns}/jobs/{job}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                    ns: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobVersionWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runlineage/upstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs that made what a run read, and so on upward */
        get: {
            parameters: {
                query?: {
                    depth?: number;
                    runId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UpstreamRunsWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorsWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Datasets and jobs by a part of their name
         * @description filter: DATASET or JOB; sort: NAME or UPDATE_AT; before, after: days of the last change.
         */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    before?: string;
                    filter?: string;
                    limit?: number;
                    namespace?: string;
                    q?: string;
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorsWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sources, by name */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SourcesWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    source: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SourceWords"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        /** States a source */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    source: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SourceWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many datasets there were */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    timezone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountWords"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many jobs there were */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    timezone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountWords"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/lineage-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events by type: of the last day by the hour, or of the last week by the day */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    timezone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventCountWords"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many sources there were */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    timezone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountWords"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tags, by name */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TagsWords"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** States a tag */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TagWords"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorWords"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2beta/search/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search of datasets by an engine: not offered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2beta/search/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search of jobs by an engine: not offered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How every part is, since when, and what to do
         * @description status: ok, degraded (answers may be stale) or down (503, events are refused).
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events can be stored durably
         * @description 503 when they cannot. A stage in trouble makes answers stale but no event unsafe: GET /health tells of it.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receives one OpenLineage event
         * @description Run, job or dataset event of spec 1-0-0 to 2-0-x; plain or gzip. 201 once it is committed; the same body again is 201 and changes nothing. An event that is kept but cannot become part of the graph (GET /api/lineage/set-aside) is 201 as well; then the body says why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceivedAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lineage/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receives a JSON array of events
         * @description Events that can be stored are, all in one commit; the answer says which could not and why.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Where alerts are sent. */
        AlertChannel: {
            /** @description webhook or email */
            kind: string;
            name: string;
            /** @description Whether whoever gave the address may have private networks reached by it. */
            reachesPrivate?: boolean;
            /** @description of a webhook: json, slack or teams */
            template: null | string;
            /** @description addresses of e-mail; the word owners stands for the owners of what changed and of what lies downstream, where their names are addresses */
            to: string[];
            /**
             * Format: uri
             * @description of a webhook
             */
            url: null | string;
        };
        AlertChannelList: {
            channels: components["schemas"]["AlertChannelResponse"][];
        };
        /** @description A channel as people write it. secret: what messages are signed with; left out keeps the stored one. */
        AlertChannelRequest: {
            kind?: null | string;
            secret?: null | string;
            template?: null | string;
            to?: null | string[];
            url?: null | string;
        };
        /** @description A channel as it is shown; its secret never is. */
        AlertChannelResponse: {
            channel: components["schemas"]["AlertChannel"];
            hasSecret: boolean;
        };
        /** @description What came of a test message: error says why it was not taken. */
        AlertChannelTest: {
            error: null | string;
            sent: boolean;
        };
        /** @description A message of an alert to one recipient, and what came of it. */
        AlertDelivery: {
            /** Format: uuid */
            alert: string;
            channel: string;
            error: null | string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            nextAt: string;
            recipient: string;
            /** Format: date-time */
            sentAt: null | string;
            /** @description waiting (until nextAt), sending, sent or failed */
            state: string;
            /** Format: int32 */
            tries: number;
        };
        AlertDeliveryPage: {
            deliveries: components["schemas"]["AlertDelivery"][];
            next: null | string;
        };
        /** @description Datasets: where trouble starts; source: where an edge comes from. Owners: of what changed and of what lies downstream. Downstream: the nearest only. */
        AlertDetail: {
            datasets: components["schemas"]["DatasetReference"][];
            details: string[];
            downstream: components["schemas"]["DatasetReference"][];
            job: null | components["schemas"]["JobReference"];
            owners: string[];
            source: null | components["schemas"]["DatasetReference"];
        };
        /** @description until: when the rule is heard again; null ends the muting now. */
        AlertMuteRequest: {
            /** Format: date-time */
            until: null | string;
        };
        AlertPage: {
            alerts: components["schemas"]["AlertResponse"][];
            next: null | string;
        };
        /** @description What a rule would have found, oldest first, and how many messages that makes for each recipient of its channels. */
        AlertPreview: {
            alerts: components["schemas"]["AlertResponse"][];
            /** Format: int32 */
            messages: number;
            truncated: boolean;
        };
        /** @description Something that happened and that a rule is about. group: the alert whose messages tell of it, itself where it has its own. impact: how many datasets lie downstream. */
        AlertResponse: {
            /** Format: date-time */
            changedAt: null | string;
            /** @description who acknowledged or resolved it, where he has a name */
            changedBy: null | string;
            detail: components["schemas"]["AlertDetail"];
            /** Format: uuid */
            group: string;
            /** Format: date-time */
            happenedAt: string;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            impact: number;
            kind: string;
            /** Format: date-time */
            raisedAt: string;
            rule: string;
            /** @description open, acknowledged, resolved or muted */
            state: string;
            title: string;
        };
        /** @description Of what is alerted, and by which channels. At most one of dataset, pattern, owner and tag narrows it; none of them means everything. */
        AlertRule: {
            channels: string[];
            /** Format: uuid */
            dataset: null | string;
            /** @description while it is off nothing is found; what happens meanwhile is not told later */
            enabled: boolean;
            kind: string;
            name: string;
            owner: null | string;
            pattern: null | string;
            tag: null | string;
            /**
             * Format: double
             * @description hours for run_late and freshness, spreads for volume, datasets downstream for impact
             */
            threshold: null | number;
        };
        AlertRuleList: {
            rules: components["schemas"]["AlertRuleResponse"][];
        };
        /** @description A rule as people write it. Dataset: our id or dataset:NAMESPACE:NAME. days: for a preview only, how far back it looks (7). */
        AlertRuleRequest: {
            channels?: null | string[];
            dataset?: null | string;
            /** Format: int32 */
            days?: null | number;
            enabled?: null | boolean;
            kind?: null | string;
            owner?: null | string;
            pattern?: null | string;
            tag?: null | string;
            /** Format: double */
            threshold?: null | number;
        };
        /** @description A rule as it is stored: trouble says why its last evaluation failed, null when it went well. */
        AlertRuleResponse: {
            /** Format: date-time */
            mutedUntil: null | string;
            rule: components["schemas"]["AlertRule"];
            /** Format: date-time */
            since: string;
            trouble: null | string;
        };
        /** @description A rule; what its kind does not need is empty. */
        AliasRule: {
            datasets: components["schemas"]["RuleDataset"][];
            kind: string;
            namePattern: null | string;
            nameReplacement: null | string;
            namespacePattern: null | string;
            namespaceReplacement: null | string;
            namespaces: string[];
        };
        /** @description SQL to be read. dialect null: guessed; namespace: the database it would run in, else the one in which most of its tables are known; useStore false: nothing is known. */
        AnalyzeRequest: {
            dialect?: null | string;
            namespace?: null | string;
            sql: null | string;
            /** @default true */
            useStore: boolean;
        };
        /** @description A key as lists show it; the key itself is shown once, when it is made. */
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: null | string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt: null | string;
            name: string;
            prefix: string;
            /** Format: int32 */
            requestsPerSecond: null | number;
            /** Format: date-time */
            revokedAt: null | string;
            role: string;
            scopes: string[];
        };
        /** @description The newest results of the assertions on a dataset. */
        AssetChecks: {
            /** Format: int32 */
            failed: number;
            failedNames: string[];
            /** Format: date-time */
            measuredAt: null | string;
            /** Format: int32 */
            passed: number;
        };
        /** @description A job that writes or reads a dataset; parent is the job that it is a part of. */
        AssetJob: {
            integration: null | string;
            job: components["schemas"]["JobReference"];
            kind: null | string;
            lastRun: null | components["schemas"]["RunSummary"];
            observed: boolean;
            parent: null | components["schemas"]["JobReference"];
            /** Format: int64 */
            runs: number;
            verdict: string;
        };
        /** @description Datasets in the order asked for; missing holds the ids that name none. */
        AssetsAnswer: {
            assets: components["schemas"]["AssetSummary"][];
            missing: string[];
        };
        /**
         * @description What is known of a dataset, without its lineage. upstreamCount and downstreamCount are direct neighbours; the totals reach 15 levels and are null where many
         *     datasets were asked for at once. state: present, dropped, renamed or hidden. writers and readers: at most 50 each, newest run first.
         */
        AssetSummary: {
            aliases: components["schemas"]["DatasetName"][];
            assetId: string;
            checks: null | components["schemas"]["AssetChecks"];
            /** Format: int32 */
            columnCount: number;
            columnTags: components["schemas"]["ColumnTag"][];
            columnTerms: components["schemas"]["ColumnTerm"][];
            dashboards: components["schemas"]["Dashboard"][];
            declaredOnly: boolean;
            description: null | string;
            /** Format: int32 */
            downstreamCount: number;
            /** Format: int32 */
            downstreamTotal: null | number;
            /** Format: uuid */
            id: string;
            kind: string;
            lastRun: null | components["schemas"]["RunSummary"];
            /** Format: date-time */
            lastWrittenAt: null | string;
            name: string;
            namespace: string;
            owners: string[];
            readers: components["schemas"]["AssetJob"][];
            /** Format: int32 */
            readerTotal: number;
            /** Format: double */
            runsPerDay: number;
            state: string;
            tags: string[];
            terms: string[];
            type: string;
            /** Format: int32 */
            upstreamCount: number;
            /** Format: int32 */
            upstreamTotal: null | number;
            /** Format: double */
            usualIntervalSeconds: null | number;
            writers: components["schemas"]["AssetJob"][];
            /** Format: int32 */
            writerTotal: number;
        };
        /**
         * @description Owners, description, tags and terms of a dataset or job. description is Markdown; overridden is what events say where a person says otherwise. columns:
         *     those that are described.
         */
        AssetWords: {
            columns: components["schemas"]["ColumnDescription"][];
            description: null | string;
            descriptionByHand: boolean;
            overridden: null | string;
            owners: components["schemas"]["SaidOwner"][];
            tags: components["schemas"]["SaidLabel"][];
            terms: components["schemas"]["SaidLabel"][];
        };
        /** @description What is said of an asset now. applied: false where the word is stored and the stages are still on their way to it. */
        AssetWordsResponse: {
            applied: boolean;
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            namespace: string;
            words: components["schemas"]["AssetWords"];
        };
        /**
         * @description The lineage audit: per producer how its claims fare, reasons with how often they hold, and each contradicted claim with the place in the SQL that contradicts it.
         *     total counts the contradicted claims of the filter.
         */
        AuditAnswer: {
            contradicted: components["schemas"]["ContradictedItem"][];
            groups: components["schemas"]["ContradictedGroup"][];
            producers: components["schemas"]["ProducerAudit"][];
            /** Format: int64 */
            total: number;
            truncated: boolean;
        };
        /** @description A dataset, or one of its columns, in a claim. */
        AuditEnd: {
            field: null | string;
            name: string;
            namespace: string;
        };
        /** @description Who changed what, from where, and what came of it. */
        AuditEntry: {
            /** @description method and the endpoint's address with its parameters named: `DELETE /api/keys/{keyId}` */
            action: string;
            /** @description IP address of who asked */
            address: null | string;
            /** Format: date-time */
            at: string;
            /** @description none (open mode), key, session or token */
            authentication: string;
            /** Format: int64 */
            id: number;
            /** @description the address as asked, without its query */
            path: string;
            /**
             * Format: int32
             * @description HTTP status of the answer
             */
            status: number;
            /** @description name of the key or of the person; null in open mode and for refused log-ins */
            who: null | string;
        };
        /** @description A page, newest first; next is the before of the page that follows, null on the last. */
        AuditTrailPage: {
            entries: components["schemas"]["AuditEntry"][];
            /** Format: int64 */
            next: null | number;
        };
        /** @description The answer of POST /lineage/batch as spec/OpenLineage.yml gives it. */
        BatchAnswer: {
            failed_events: components["schemas"]["FailedEvent"][];
            status: string;
            summary: components["schemas"]["BatchSummary"];
            warnings?: null | components["schemas"]["EventWarning"][];
        };
        BatchSummary: {
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            non_retriable: number;
            /** Format: int32 */
            received: number;
            /** Format: int32 */
            retriable: number;
            /** Format: int32 */
            successful: number;
        };
        /** @description The children of a row of the tree in order of name; next is the cursor of the page that follows. */
        BrowseAnswer: {
            children: components["schemas"]["BrowseNode"][];
            next: null | string;
            path: components["schemas"]["BrowseStep"][];
            /** Format: int32 */
            total: number;
            under: null | string;
        };
        /** @description A row of the tree of names. kind: namespace, database, schema, dataset, dag or task; failed: how many of its parts failed last. */
        BrowseNode: {
            asset: null | components["schemas"]["DatasetReference"];
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            failed: number;
            key: string;
            kind: string;
            name: string;
            state: null | string;
        };
        /** @description A step from the top of the tree to where one is. */
        BrowseStep: {
            key: string;
            name: string;
        };
        /**
         * @description Who asks and what they may do. name is null where nobody has to log in or nobody did; role: viewer, editor, ops, admin, or none before the log-in; features: what the subscription's edition has;
         *     authentication: none where no log-in is needed, keys, or oidc where people log in at a provider too (/login/oidc).
         */
        CallerAnswer: {
            authentication: string;
            features: string[];
            name: null | string;
            role: string;
            subscription: string;
        };
        /** @description Where the report went: the workflow's job and run, and the dataset that was read or written. */
        CaptureAnswer: {
            /** Format: uuid */
            assetId: null | string;
            node: string;
            runId: string;
            /** Format: uuid */
            workflowId: string;
        };
        /**
         * @description A node that has run. Kind: connector (with operation read or write, connector, database, schema, table), transformation or join (with left and right).
         *     left, right and inputs name nodes of the same execution, or tables that it read; without any a node takes all that the execution read.
         */
        CaptureGiven: {
            /** @description When the node ran; told for all nodes, a write takes nothing that was read later. */
            at?: null | string;
            connector?: null | string;
            database?: null | string;
            execution?: null | string;
            inputs?: null | string[];
            kind?: null | string;
            left?: null | string;
            logic?: null | string;
            /** @description OpenLineage's namespace of the connector's server, such as postgres://h:5432; else the connector's name. */
            namespace?: null | string;
            node?: null | string;
            operation?: null | string;
            right?: null | string;
            schema?: null | string;
            table?: null | string;
            workflow?: null | string;
            /** @description Namespace of the workflow's job; capture, when it is left out. */
            workflowNamespace?: null | string;
        };
        /** @description The last run of the job that crawls a catalog. */
        CatalogCrawl: {
            /** Format: date-time */
            endedAt: null | string;
            error: null | string;
            outcome: string;
            /** Format: int64 */
            runId: number;
            /** Format: date-time */
            startedAt: string;
            summary: null | string;
        };
        /** @description A possible cause: the score is the sum of its parts; explains counts the issues downstream of it that came after it. */
        CauseItem: {
            explainedBy: null | components["schemas"]["IssueItem"];
            /** Format: int32 */
            explains: number;
            issue: components["schemas"]["IssueItem"];
            /** Format: int32 */
            level: number;
            path: components["schemas"]["CauseStep"][];
            /** Format: double */
            score: number;
            scoreParts: components["schemas"]["CausePart"][];
        };
        /** @description One part of a cause's score. */
        CausePart: {
            part: string;
            /** Format: double */
            points: number;
            why: string;
        };
        /** @description A step from the cause towards the symptom: data flows on from this dataset through the job. */
        CauseStep: {
            from: components["schemas"]["DatasetReference"];
            job: components["schemas"]["JobReference"];
            to: null | components["schemas"]["DatasetReference"];
        };
        /** @description Between what a figure is expected to be, and from what that follows. Lower or upper is null where only one side speaks of trouble. */
        CheckBounds: {
            /**
             * Format: double
             * @description so many spreads away is out of bounds
             */
            k: number;
            /** Format: double */
            lower: null | number;
            /**
             * Format: double
             * @description the median of the distances from the median, before it is held above the least spread
             */
            mad: number;
            /** Format: double */
            median: number;
            /**
             * Format: int32
             * @description so many earlier profiles were looked at
             */
            profiles: number;
            /** Format: double */
            upper: null | number;
        };
        /** @description A check on a dataset or one of its columns, with its newest state and its results, newest first. rule: the one that it comes from; null for what others sent. */
        CheckItem: {
            column: null | string;
            dataset: components["schemas"]["DatasetReference"];
            history: components["schemas"]["CheckPoint"][];
            job: null | components["schemas"]["JobReference"];
            /** Format: date-time */
            lastAt: string;
            message: null | string;
            name: string;
            owners: string[];
            rule: null | string;
            severity: null | string;
            state: string;
        };
        /**
         * @description What a check looks at in a profile.
         * @enum {unknown}
         */
        CheckKind: "freshness" | "volume" | "null_rate" | "uniqueness";
        /** @description One result of a check: passed, failed or learning; value and bounds are those of our own checks. */
        CheckPoint: {
            /** Format: date-time */
            at: string;
            bounds: null | components["schemas"]["CheckBounds"];
            runId: null | string;
            state: string;
            /** Format: double */
            value: null | number;
        };
        /** @description A check of our own on the profiles of some datasets. One of dataset and pattern says of which. */
        CheckRule: {
            /** @description of null_rate and uniqueness; null takes every column */
            column: null | string;
            /**
             * Format: uuid
             * @description our id of one dataset
             */
            dataset: null | string;
            /**
             * Format: double
             * @description so many spreads from the median of earlier profiles is out of bounds
             */
            k: number;
            kind: components["schemas"]["CheckKind"];
            /**
             * Format: int32
             * @description with fewer earlier profiles the check is learning and cannot fail
             */
            minProfiles: number;
            name: string;
            /** @description of names such as `shop.public.*` */
            pattern: null | string;
            /** @description error or warn, as OpenLineage's assertions say it */
            severity: string;
        };
        CheckRuleList: {
            rules: components["schemas"]["CheckRule"][];
        };
        /** @description A rule as people write it. Dataset: our id or dataset:NAMESPACE:NAME. */
        CheckRuleRequest: {
            column?: null | string;
            dataset?: null | string;
            /** Format: double */
            k?: null | number;
            kind?: null | components["schemas"]["CheckKind"];
            /** Format: int32 */
            minProfiles?: null | number;
            pattern?: null | string;
            severity?: null | string;
        };
        /** @description Checks, those of a dataset together and failing ones first; next: where the next page begins. */
        ChecksAnswer: {
            checks: components["schemas"]["CheckItem"][];
            next: null | string;
        };
        /** @description A word as people write it. Kind: edge, column-edge, read, write. Action: add, confirm, reject, withdraw. */
        ClaimGiven: {
            action: null | string;
            by?: null | string;
            columns?: null | components["schemas"]["ColumnsGiven"][];
            /** @description A dataset or job as people write it: our id or `dataset:NAMESPACE:NAME` of something known, or `{"namespace": …, "name": …}` of anything. */
            job?: unknown;
            kind: null | string;
            reason: null | string;
            /** @description A dataset or job as people write it: our id or `dataset:NAMESPACE:NAME` of something known, or `{"namespace": …, "name": …}` of anything. */
            source?: unknown;
            /** @description A dataset or job as people write it: our id or `dataset:NAMESPACE:NAME` of something known, or `{"namespace": …, "name": …}` of anything. */
            target?: unknown;
        };
        /** @description A column that came, went or has another type; fields inside a column go by their path: `address.city`. */
        ColumnChange: {
            change: string;
            column: string;
            from: null | string;
            to: null | string;
        };
        /** @description What a column is, in Markdown: as a person says, or else as its newest schema does. Overridden as for AssetWords. */
        ColumnDescription: {
            byHand: boolean;
            column: string;
            description: string;
            overridden: null | string;
        };
        /** @description A column end; the field is null where every row of the dataset is meant. */
        ColumnEnd: {
            field: null | string;
            name: string;
            namespace: string;
        };
        /** @description One step of a column's lineage. taskId is the job's name; transformation its type and subtype; level counts from the asked column. */
        ColumnLineageItem: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
            job: components["schemas"]["JobReference"];
            /** Format: int32 */
            level: number;
            masking: boolean;
            observed: boolean;
            source: components["schemas"]["ColumnPlace"];
            sourceColumn: string;
            subtype: string;
            target: components["schemas"]["ColumnPlace"];
            targetColumn: null | string;
            taskId: string;
            transformation: string;
            type: string;
            verdict: string;
        };
        /** @description End-to-end paths of a column, short ones first. tags: of the column itself; unmaskedEnds: how many ends its value passes to (or from) unmasked. */
        ColumnPathsAnswer: {
            column: components["schemas"]["ColumnPlace"];
            direction: string;
            ends: components["schemas"]["PathEnd"][];
            paths: components["schemas"]["PathItem"][];
            tags: string[];
            truncated: boolean;
            /** Format: int32 */
            unmaskedEnds: number;
        };
        /** @description A column with its dataset; field is null where every row is meant. */
        ColumnPlace: {
            dataset: string;
            /** Format: uuid */
            datasetId: string;
            field: null | string;
            namespace: string;
        };
        /** @description A column of a profile. Min and max are as the database writes them; nullPercentage is of the rows that were read. */
        ColumnProfile: {
            columnName: string;
            dataType: string;
            /** Format: int64 */
            distinctCount: number;
            distinctMethod: string;
            /**
             * Format: int64
             * @description Texts without a letter.
             */
            emptyCount?: null | number;
            max: null | string;
            /** Format: int32 */
            maxLength?: null | number;
            /** Format: double */
            mean?: null | number;
            /** Format: double */
            meanLength?: null | number;
            min: null | string;
            /**
             * Format: int32
             * @description In letters.
             */
            minLength?: null | number;
            /** Format: int64 */
            nullCount: number;
            /** Format: double */
            nullPercentage: number;
            /**
             * Format: double
             * @description How far the rank of a quantile may be off, in 95 of 100 cases: 0.01 is one point in a hundred.
             */
            quantileRankError?: null | number;
            /** @description By share, such as 0.5 for the median. */
            quantiles?: null | {
                [key: string]: number;
            };
            /** Format: double */
            standardDeviation?: null | number;
            /** @description The most frequent, at most ten; null where they are withheld. */
            topValues?: null | components["schemas"]["TopValue"][];
            /**
             * Format: int64
             * @description How many occurrences a count of topValues may lack; null when they are exact.
             */
            topValuesMayLack?: null | number;
            /** @description Why no values are shown; null where they are. */
            valuesWithheld?: null | string;
        };
        /** @description A pair of columns of a column edge; without a target every row is meant. The transformation is OpenLineage's subtype, such as IDENTITY or FILTER. */
        ColumnsGiven: {
            /** @default false */
            masking: boolean;
            source: null | string;
            target: null | string;
            transformation?: null | string;
        };
        /** @description A tag of a dataset or of one of its columns. */
        ColumnTag: {
            column: string;
            tag: string;
        };
        /** @description A term of the glossary that a column bears. */
        ColumnTerm: {
            column: string;
            term: string;
        };
        ColumnWords: {
            inputFields: components["schemas"]["InputFieldWords"][];
            name: string;
            transformationDescription: null | string;
            transformationType: null | string;
        };
        /** @description What a connection's test found; string? ConnectionAnswer.Error is Airflow's own words when it could not be used. */
        ConnectionAnswer: {
            airflowVersion: null | string;
            error: null | string;
            missing: components["schemas"]["MissingRight"][];
            openLineageProvider: null | string;
            works: boolean;
        };
        /** @description A connection as people write it; what is left out keeps its value, or takes the default in a new one. */
        ConnectionGiven: {
            /** @description basic, password, token, tokenCommand or none; concluded from what else is given. */
            auth?: null | string;
            /** Format: int32 */
            budget?: null | number;
            /** Format: int32 */
            concurrency?: null | number;
            dags?: null | string[];
            /** Format: int32 */
            historyDays?: null | number;
            namespace?: null | string;
            /** Format: int32 */
            pageSize?: null | number;
            password?: null | string;
            /** Format: double */
            requestsPerSecond?: null | number;
            /** @description Cron text, interval such as 15m, or "none". */
            schedule?: null | string;
            tags?: null | string[];
            /** Format: int32 */
            timeout?: null | number;
            /** @description system, authorityFile or none. */
            tls?: null | string;
            tlsAuthorityFile?: null | string;
            token?: null | string;
            /** @description A command that the server's shell runs to get a fresh token. Refused, unless the server was started with --allow-token-commands and an administrator asks. */
            tokenCommand?: null | string;
            /** @description With the path prefix, without /api. */
            url?: null | string;
            user?: null | string;
        };
        ConnectionList: {
            connections: components["schemas"]["ConnectionShown"][];
        };
        /** @description A connection as it is shown: everything but its secret, and how it stands. */
        ConnectionShown: {
            airflowVersion: null | string;
            apiVersion: null | string;
            auth: string;
            /** Format: int32 */
            budget: number;
            /** Format: int32 */
            concurrency: number;
            dags: string[];
            /** Format: int32 */
            historyDays: number;
            lastCrawl: null | components["schemas"]["LastCrawl"];
            missing: null | components["schemas"]["MissingRight"][];
            name: string;
            namespace: null | string;
            /** Format: int32 */
            pageSize: number;
            paused: boolean;
            /** @description whether an administrator gave the address, so that it may lead into a private network */
            reachesPrivate: boolean;
            /** Format: double */
            requestsPerSecond: number;
            schedule: null | string;
            tags: string[];
            /** Format: date-time */
            testedAt: null | string;
            /** Format: int32 */
            timeout: number;
            tls: string;
            url: string;
            user: null | string;
            /** Format: date-time */
            watermark: null | string;
        };
        /** @description So many claims of a producer are contradicted for this reason. */
        ContradictedGroup: {
            /** Format: int64 */
            count: number;
            producer: null | string;
            why: string;
        };
        /**
         * @description A claim that the SQL contradicts, or that a person rejects. reason: why without the place in the SQL; span and excerpt: the word in the job's SQL and its line,
         *     where the reason names a place and the job's SQL is stored.
         */
        ContradictedItem: {
            evidence: string;
            excerpt: null | string;
            from: components["schemas"]["AuditEnd"];
            item: string;
            /** Format: uuid */
            jobId: string;
            jobName: string;
            jobNamespace: string;
            /** Format: date-time */
            lastSeenAt: string;
            producer: null | string;
            reason: null | string;
            /** Format: int64 */
            runs: number;
            span: null | components["schemas"]["Place"];
            to: null | components["schemas"]["AuditEnd"];
            why: null | string;
        };
        CountWords: {
            /** Format: int64 */
            count: number;
            endInterval: string;
            startInterval: string;
        };
        /** @description The critical path: its waits and durations add up to pathSeconds, the time from the run's beginning to the end of its last task. */
        CriticalPathAnswer: {
            basis: string;
            /** Format: date-time */
            endedAt: null | string;
            job: components["schemas"]["JobReference"];
            path: components["schemas"]["CriticalTask"][];
            /** Format: double */
            pathSeconds: number;
            runId: string;
            /** Format: double */
            runningSeconds: number;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
            tasks: components["schemas"]["CriticalTask"][];
            truncated: boolean;
            /** Format: double */
            waitingSeconds: number;
        };
        /**
         * @description A task of a run: how long it ran, how long it waited after the last task before it, and how much later it could have ended. basis: run, declaration or time.
         *     runId and state are of its last try (of mapped siblings: of the one that ended last). attempt: the number of the last try, as Airflow counts.
         *     rowCount: the rows that the last try (of mapped siblings: all of them together) says to have written, null where none says.
         */
        CriticalTask: {
            /** Format: int32 */
            attempt: number;
            attempts: components["schemas"]["TaskAttempt"][];
            basis: string;
            critical: boolean;
            dependsOn: string[];
            /** Format: double */
            durationSeconds: number;
            ended: boolean;
            /** Format: date-time */
            endedAt: string;
            job: components["schemas"]["JobReference"];
            label: string;
            /** Format: int32 */
            mapIndex: null | number;
            mapped: null | components["schemas"]["MappedTasks"];
            /** Format: int64 */
            rowCount: null | number;
            runId: string;
            /** Format: double */
            slackSeconds: number;
            /** Format: date-time */
            startedAt: string;
            state: string;
            taskGroup: null | string;
            /** Format: double */
            waitSeconds: number;
        };
        /** @description A dashboard or report that is made of a dataset. */
        Dashboard: {
            name: string;
            namespace: string;
            type: string;
            url: null | string;
        };
        /** @description Upstream and downstream of one dataset. A list that was not asked for is empty. */
        DatasetAnswer: {
            columns: null | components["schemas"]["LineageColumnEdge"][];
            dataset: string;
            direction: string;
            downstream: components["schemas"]["LineageNode"][];
            edges: components["schemas"]["LineageEdge"][];
            /** Format: uuid */
            id: string;
            namespace: string;
            root: components["schemas"]["LineageNode"];
            truncated: boolean;
            upstream: components["schemas"]["LineageNode"][];
        };
        /** @description A dataset as events name it. Names compare exactly. Example: `new DatasetName("postgres://h:5432", "shop.public.orders")`. */
        DatasetName: {
            /** Format: uuid */
            id?: string;
            name: string;
            namespace: string;
        };
        /** @description The newest results of a dataset's assertions: passed, or failed when one of them failed. */
        DatasetQuality: {
            /** Format: int32 */
            assertions: number;
            /** Format: int32 */
            failed: number;
            /** Format: date-time */
            measuredAt: string;
            state: string;
        };
        /** @description A dataset by name. */
        DatasetReference: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
        /** @description A page of datasets; total counts all that match (at least so many where totalIsLowerBound); next is the cursor of the page that follows. */
        DatasetsAnswer: {
            datasets: components["schemas"]["AssetSummary"][];
            next: null | string;
            /** Format: int32 */
            total: number;
            totalIsLowerBound: boolean;
        };
        DatasetsWords: {
            datasets: components["schemas"]["DatasetWords"][];
            /** Format: int64 */
            totalCount: number;
        };
        DatasetVersionsWords: {
            /** Format: int64 */
            totalCount: number;
            versions: components["schemas"]["DatasetVersionWords"][];
        };
        DatasetVersionWords: {
            createdAt: string;
            createdByRun: null | components["schemas"]["RunWords"];
            /** Format: uuid */
            currentSchemaVersion: string;
            description: null | string;
            facets: Record<string, never>;
            fields: components["schemas"]["FieldWords"][];
            id: components["schemas"]["Identifier"];
            lifecycleState: string;
            name: string;
            namespace: string;
            physicalName: string;
            sourceName: string;
            tags: string[];
            type: string;
            /** Format: uuid */
            version: string;
        };
        DatasetWords: {
            columnLineage: null | components["schemas"]["ColumnWords"][];
            createdAt: string;
            /** Format: uuid */
            currentVersion: null | string;
            deleted: boolean;
            description: null | string;
            facets: Record<string, never>;
            fields: components["schemas"]["FieldWords"][];
            id: components["schemas"]["Identifier"];
            lastLifecycleState: null | string;
            lastModifiedAt: null | string;
            name: string;
            namespace: string;
            physicalName: string;
            sourceName: string;
            tags: string[];
            type: string;
            updatedAt: string;
        };
        DataSourceList: {
            dataSources: components["schemas"]["DataSourceResponse"][];
        };
        /** @description A data source as people write it; what is left out keeps its value, or takes the default in a new one. */
        DataSourceRequest: {
            /** @description postgresql://HOST:PORT/DATABASE, mysql://, mssql://, duckdb:///PATH or file:///FOLDER; without user and password. */
            address?: null | string;
            /**
             * Format: int64
             * @description A table with more rows is profiled by a sample of about so many.
             */
            maxRows?: null | number;
            /** @description The OpenLineage namespace of its datasets, where events name the server otherwise than the address. */
            namespace?: null | string;
            password?: null | string;
            /** @description Whether the statements that the database remembers are evidence of lineage. */
            queryHistory?: null | boolean;
            requireTls?: null | boolean;
            /** @description When the catalog is crawled: cron text in UTC, interval such as 1h, or "none". */
            schedule?: null | string;
            /** @description Schemas with * and ?; none takes all. */
            schemas?: null | string[];
            /**
             * Format: int32
             * @description Seconds that one statement may take.
             */
            statementTimeout?: null | number;
            /** @description A role that may only read. */
            user?: null | string;
        };
        /** @description A data source as it is shown: everything but its secret, and how its last crawl went. */
        DataSourceResponse: {
            address: string;
            hasPassword: boolean;
            kind: string;
            lastCrawl: null | components["schemas"]["CatalogCrawl"];
            /** Format: int64 */
            maxRows: number;
            name: string;
            namespace: string;
            queryHistory: boolean;
            reachesPrivate: boolean;
            requireTls: boolean;
            schedule: null | string;
            schemas: string[];
            /** Format: int32 */
            statementTimeout: number;
            user: null | string;
        };
        /** @description A column in something that decides which rows there are. */
        DecidingColumn: {
            column: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
        /** @description A column that decides which rows a step takes; subtype: JOIN, FILTER, GROUP_BY, SORT, WINDOW or CONDITIONAL. */
        DecidingPlace: {
            column: components["schemas"]["ColumnPlace"];
            subtype: string;
        };
        /** @description Whether the demo's events are in this store, how many there are, and the command that starts with them. */
        DemoState: {
            command: string;
            /** Format: int32 */
            events: number;
            loaded: boolean;
        };
        /** @description A column that a statement writes, the expression of its value, and what that comes from. kind as in OpenLineage; word: copied, computed, summed, … */
        DescribedColumn: {
            certainty: string;
            expression: null | string;
            expressionSpan: null | components["schemas"]["Place"];
            kind: string;
            masking: boolean;
            sources: components["schemas"]["DescribedSource"][];
            target: components["schemas"]["DescribedTarget"];
            targetSpans: components["schemas"]["Place"][];
            word: string;
        };
        /** @description Something that is not sure or not understood. severity: error, doubt or note. */
        DescribedDiagnostic: {
            code: string;
            message: string;
            severity: string;
            span: components["schemas"]["Place"];
            /** Format: int32 */
            statement: number;
        };
        /** @description Something that decides which rows there are, or (targetColumn) which value one column has. */
        DescribedInfluence: {
            columns: components["schemas"]["DecidingColumn"][];
            kind: string;
            span: components["schemas"]["Place"];
            targetColumn: null | string;
        };
        /** @description A column that a value comes from, and where its name stands in the text. */
        DescribedSource: {
            certainty: string;
            column: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
        /** @description A statement of the text. isSession: it only changes how later ones are read. */
        DescribedStatement: {
            columns: components["schemas"]["DescribedColumn"][];
            completeness: string;
            /** Format: int32 */
            index: number;
            influences: components["schemas"]["DescribedInfluence"][];
            isSession: boolean;
            kind: string;
            reads: components["schemas"]["DescribedUse"][];
            span: components["schemas"]["Place"];
            writes: components["schemas"]["DescribedUse"][];
        };
        /** @description A table as people know it; id where the store knows the dataset. */
        DescribedTable: {
            /** Format: uuid */
            id: null | string;
            name: string;
            namespace: null | string;
        };
        /** @description A column that is written (table null: an output of a bare query). */
        DescribedTarget: {
            column: string;
            table: null | components["schemas"]["DescribedTable"];
        };
        /** @description A table in a statement. role: table, temporary, cte or function; open: it may have more columns than are known. */
        DescribedUse: {
            columns: null | string[];
            open: boolean;
            role: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
        /** @description What the asset is, in Markdown. */
        DescriptionRequest: {
            by?: null | string;
            description: null | string;
            reason?: null | string;
        };
        /**
         * @description A page of differences between two instants, by kind and within it in a fixed order; next is the cursor of the page that follows, null on the last. totals: how many there are of
         *     each kind asked for, on the first page only; at least so many where totalsAreLowerBounds.
         */
        DiffAnswer: {
            changes: components["schemas"]["LineageChange"][];
            /** Format: date-time */
            from: string;
            next: null | string;
            /** Format: date-time */
            to: string;
            totals: null | {
                [key: string]: number;
            };
            totalsAreLowerBounds: boolean;
        };
        /** @description Why an event is given up; it stays in the log. */
        DiscardRequest: {
            reason: null | string;
        };
        /** @description Rows that repeat the key of another one. Key: the table's key, or all its columns where it has none. */
        Duplicates: {
            /** Format: int64 */
            count: number;
            key: string[];
            method: string;
        };
        /** @description Why an edge is believed, by kind of evidence. */
        EdgeEvidence: {
            certain: boolean;
            /** Format: float */
            confidence: number;
            detail: null | string;
            /** Format: date-time */
            firstAt: string;
            kind: string;
            /** Format: date-time */
            lastAt: string;
            /** Format: int64 */
            observedRuns: number;
            /** Format: int64 */
            runs: number;
            verdict: string;
        };
        /** @description What became of an edge or column edge: when it held, why it is believed, the newest runs that showed it. */
        EdgeHistoryAnswer: {
            evidence: components["schemas"]["EdgeEvidence"][];
            /** Format: uuid */
            id: string;
            job: components["schemas"]["JobReference"];
            runs: components["schemas"]["RunStep"][];
            source: components["schemas"]["DatasetReference"];
            sourceColumn: null | string;
            target: components["schemas"]["DatasetReference"];
            targetColumn: null | string;
            type: null | string;
            valid: components["schemas"]["ValidStretch"][];
        };
        /** @description A stretch of event time in which an edge held; to is null while it holds. */
        EdgeStep: {
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            job: components["schemas"]["JobReference"];
            source: components["schemas"]["DatasetReference"];
            target: components["schemas"]["DatasetReference"];
            /** Format: date-time */
            to: null | string;
        };
        EdgeWords: {
            destination: string;
            origin: string;
        };
        /**
         * @description The edition (absent: as it is), and features beside it: `true` on, `false` off, `null` as the edition has it; those not named stay as they
         *     are.
         */
        EditionRequest: {
            edition: null | string;
            features: null | {
                [key: string]: null | boolean;
            };
        };
        /** @description An erasure, and once it is done the proof: what was erased and what a search through every event and table found afterwards. */
        ErasureAnswer: {
            /** Format: date-time */
            askedAt: string;
            askedBy: null | string;
            /** @description SHA-256 in hexadecimal of kind, namespace and name, each ended by a line feed; the name itself is not kept */
            digest: string;
            /** Format: date-time */
            endedAt: null | string;
            erased: null | components["schemas"]["ErasureCount"];
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["ErasureKind"];
            remaining: null | components["schemas"]["ErasureCount"];
            state: components["schemas"]["ErasureState"];
        };
        /** @description What an erasure found, did, or left. */
        ErasureCount: {
            /**
             * Format: int64
             * @description events about the thing itself, which go whole
             */
            eventsGone: number;
            /**
             * Format: int64
             * @description events of others without what named it
             */
            eventsRewritten: number;
            /** @description rows of other tables that name it, by table */
            rows: {
                [key: string]: number;
            };
        };
        /**
         * @description What kind of thing is to leave for good.
         * @enum {unknown}
         */
        ErasureKind: "dataset" | "job" | "person";
        /** @description A page, newest first; next is the before of the page that follows, null on the last. */
        ErasurePage: {
            erasures: components["schemas"]["ErasureAnswer"][];
            /** Format: int64 */
            next: null | number;
        };
        /**
         * @description How far an erasure is.
         * @enum {unknown}
         */
        ErasureState: "asked" | "erasing" | "rebuilding" | "done" | "incomplete";
        /** @description What is to leave for good. */
        ErasureTarget: {
            kind: components["schemas"]["ErasureKind"];
            /** @description of a dataset or job as events write it; of a person one way of writing his name, address or account */
            name: string;
            /** @description of a dataset or job; a person has none */
            namespace: null | string;
        };
        /** @description Parameters or members that are wrong, as clients of Marquez read it. */
        ErrorsWords: {
            errors: string[];
        };
        /** @description An error as clients of Marquez read it. */
        ErrorWords: {
            /** Format: int32 */
            code: number;
            message: string;
        };
        /** @description How the claims of a run were judged. */
        EventClaims: {
            /** Format: int32 */
            confirmed: number;
            /** Format: int32 */
            contradicted: number;
            /** Format: int32 */
            unchecked: number;
        };
        /** @description How many of the newest thousand events are of this producer or type. */
        EventCount: {
            /** Format: int32 */
            count: number;
            name: string;
        };
        EventCountWords: {
            /** Format: int64 */
            abort: number;
            /** Format: int64 */
            complete: number;
            endInterval: string;
            /** Format: int64 */
            fail: number;
            /** Format: int64 */
            start: number;
            startInterval: string;
        };
        /** @description An event with its body (text where it is no JSON) and what came of it. */
        EventDetail: {
            body: null | components["schemas"]["JsonElement"];
            event: components["schemas"]["EventItem"];
            outcome: components["schemas"]["EventResult"];
            text: null | string;
        };
        /** @description An edge that came of an event's run. */
        EventEdge: {
            job: components["schemas"]["JobReference"];
            source: components["schemas"]["DatasetReference"];
            target: components["schemas"]["DatasetReference"];
            verdict: string;
        };
        /** @description An event of the log, without its body. state: projected, waiting or set-aside. */
        EventItem: {
            /** Format: int32 */
            bytes: number;
            /** Format: date-time */
            eventTime: null | string;
            id: string;
            /** Format: int32 */
            inputs: number;
            job: null | components["schemas"]["EventJob"];
            kind: null | string;
            /** Format: int32 */
            outputs: number;
            producer: null | string;
            producerName: null | string;
            /** Format: date-time */
            receivedAt: string;
            runId: null | string;
            state: string;
            type: null | string;
        };
        /** @description A job as an event names it. */
        EventJob: {
            name: string;
            namespace: string;
        };
        /** @description What came of an event. */
        EventResult: {
            claims: components["schemas"]["EventClaims"];
            /** Format: int32 */
            columnEdges: number;
            datasets: components["schemas"]["DatasetReference"][];
            edges: components["schemas"]["EventEdge"][];
            run: null | components["schemas"]["EventRun"];
            setAside: null | components["schemas"]["EventSetAside"];
        };
        /** @description The run of an event, as it stands now. */
        EventRun: {
            job: components["schemas"]["JobReference"];
            runId: string;
            state: string;
        };
        /** @description A page of events, newest first. With a filter total counts what was found on this page and before the bound; producers and types come with the first page. */
        EventsAnswer: {
            events: components["schemas"]["EventItem"][];
            next: null | string;
            producers: null | components["schemas"]["EventCount"][];
            /** Format: int64 */
            total: number;
            totalIsLowerBound: boolean;
            types: null | components["schemas"]["EventCount"][];
        };
        /** @description Why an event is set aside. */
        EventSetAside: {
            pointer: null | string;
            reason: string;
        };
        EventsWords: {
            events: unknown[];
            /** Format: int64 */
            totalCount: number;
        };
        /** @description The event of that index is kept and set aside: it cannot become part of the graph as it is. Pointer is a JSON pointer into the event. */
        EventWarning: {
            /** Format: int32 */
            index: number;
            pointer: string;
            reason: string;
        };
        /** @description One facet as sent. */
        FacetAnswer: {
            body: components["schemas"]["JsonElement"];
            /** Format: date-time */
            eventAt: string;
            name: string;
        };
        /** @description A value of a facet and how many of the neighbours that the other facets leave have it. */
        FacetCount: {
            /** Format: int32 */
            count: number;
            value: string;
        };
        FailedEvent: {
            /** Format: int32 */
            index: number;
            reason: string;
            retriable: boolean;
        };
        /** @description A task of a run that failed; label is its name without that of the job that it is a part of. */
        FailedTask: {
            job: components["schemas"]["JobReference"];
            label: string;
            runId: string;
        };
        FieldWords: {
            description: null | string;
            name: string;
            tags: string[];
            type: null | string;
        };
        /** @description The first asset upstream with an issue near the symptom's time: all its issues, the path to the symptom, the time line. dataset is null when a run itself is the cause. */
        FoundRootCause: {
            dataset: null | components["schemas"]["DatasetReference"];
            issues: components["schemas"]["IssueItem"][];
            job: null | components["schemas"]["JobReference"];
            path: components["schemas"]["CauseStep"][];
            timeline: components["schemas"]["TimelineItem"][];
        };
        /** @description The newest time in the table that is not in the future. */
        Freshness: {
            /** Format: int64 */
            ageSeconds: number;
            column: string;
            /** Format: date-time */
            newest: string;
        };
        GraphWords: {
            graph: components["schemas"]["NodeWords"][];
        };
        /** @description How many events the reason has, how many the patch mends, and the first ones that it does not. */
        GroupRepairAnswer: {
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            matched: number;
            /** Format: int32 */
            ok: number;
            problems: components["schemas"]["GroupRepairProblem"][];
        };
        /** @description An event of a group that the patch does not mend. */
        GroupRepairProblem: {
            eventId: string;
            pointer: null | string;
            reason: string;
        };
        /** @description The same patch (RFC 6902) for all events of a reason. */
        GroupRepairRequest: {
            dryRun: boolean;
            patch: null | components["schemas"]["JsonElement"];
            reason: null | string;
            reasonCode: null | string;
        };
        /** @description A rule that holds, and who made it hold and why. */
        HeldRule: {
            by: null | string;
            /** Format: uuid */
            id: string;
            reason: string;
            rule: components["schemas"]["AliasRule"];
            /** Format: date-time */
            saidAt: string;
        };
        /** @description How many edges and column edges among the listed nodes the default filter hides. */
        HiddenEdges: {
            /** Format: int32 */
            contradicted: number;
            /** Format: int32 */
            rejected: number;
        };
        /** @description A stretch of a text, in UTF-16 units. */
        Highlight: {
            /** Format: int32 */
            length: number;
            /** Format: int32 */
            start: number;
        };
        /**
         * @description How much changed when. Buckets without a change are left out; total counts all of them; instants are the moments of change one by one, null where there
         *     are more than 400; knownSince is the time of the oldest event, before which nothing is known.
         */
        HistogramAnswer: {
            buckets: components["schemas"]["HistogramBucket"][];
            /** Format: date-time */
            from: string;
            instants: null | string[];
            /** Format: date-time */
            knownSince: null | string;
            /** Format: date-time */
            to: string;
            /** Format: int32 */
            total: number;
        };
        /** @description The changes of one stretch of time by kind; its end belongs to the next one, except in the last. */
        HistogramBucket: {
            /** Format: int32 */
            column: number;
            /** Format: int32 */
            columnEdge: number;
            /** Format: int32 */
            dataset: number;
            /** Format: int32 */
            edge: number;
            /** Format: date-time */
            from: string;
            /** Format: int32 */
            job: number;
            /** Format: date-time */
            to: string;
        };
        /** @description What became of an asset: schemas oldest first, edges and runs newest first. runs: those that wrote the dataset, or those of the job. */
        HistoryAnswer: {
            dataset: null | components["schemas"]["DatasetReference"];
            edges: components["schemas"]["EdgeStep"][];
            job: null | components["schemas"]["JobReference"];
            runs: components["schemas"]["RunStep"][];
            schemas: components["schemas"]["SchemaStep"][];
            truncated: boolean;
        };
        Identifier: {
            name: string;
            namespace: string;
        };
        /**
         * @description What a change would do. riskScore is the sum of riskParts; columnLineage says whether column edges decided (complete), for some jobs nothing tells (partial) or for none
         *     of them anything does (none); totals count what is listed, and truncated says that there is more. computedAt
         *     and stale are for clients that expect kept answers: this one was computed for the request, so stale is false (docs/decisions/0010).
         */
        ImpactAnswer: {
            affectedDashboards: components["schemas"]["ImpactedEnd"][];
            affectedDatasets: string[];
            affectedJobs: string[];
            affectedWorkflows: components["schemas"]["ImpactedJob"][];
            /** Format: date-time */
            asOf: null | string;
            /** Format: uuid */
            assetId: string;
            assetKind: string;
            assetName: string;
            change: string;
            changes: components["schemas"]["ImpactChange"][];
            column: null | string;
            columnLineage: null | string;
            /** Format: date-time */
            computedAt: string;
            counts: components["schemas"]["ImpactCounts"];
            dagNames: string[];
            downstreamAssets: components["schemas"]["ImpactedAsset"][];
            ends: components["schemas"]["ImpactedEnd"][];
            markdown: string;
            owners: components["schemas"]["OwnerToTell"][];
            recommendations: string[];
            riskParts: components["schemas"]["RiskPart"][];
            /** Format: int32 */
            riskScore: number;
            /** Format: double */
            runsPerDay: number;
            stale: boolean;
            /** Format: int32 */
            totalImpactedAssets: number;
            /** Format: int32 */
            totalImpactedWorkflows: number;
            totals: components["schemas"]["ImpactTotals"];
            truncated: boolean;
        };
        /** @description A change that can be asked about, in a word for a sentence. */
        ImpactChange: {
            change: string;
            needsColumn: boolean;
            words: string;
        };
        /** @description How many are affected, by one property. */
        ImpactCounts: {
            byEffect: {
                [key: string]: number;
            };
            byLevel: {
                [key: string]: number;
            };
            byType: {
                [key: string]: number;
            };
        };
        /** @description A dataset downstream of a change. effect: breaks (its job fails), stale (no longer refreshed), changes (the column arrives here), possibly (nothing tells). */
        ImpactedAsset: {
            columns: string[];
            /** Format: int32 */
            depth: number;
            effect: string;
            /** Format: uuid */
            id: string;
            isEnd: boolean;
            name: string;
            namespace: string;
            owners: string[];
            qualifiedName: string;
            tags: string[];
            type: string;
            via: null | components["schemas"]["ImpactVia"];
        };
        /** @description A dashboard, model or file at the end of the lineage. */
        ImpactedEnd: {
            dataset: components["schemas"]["DatasetReference"];
            name: string;
            type: string;
            url: null | string;
        };
        /** @description A job downstream of a change with the workflow (DAG) it belongs to; a workspace is the job's namespace. */
        ImpactedJob: {
            effect: string;
            /** Format: uuid */
            jobId: string;
            jobName: string;
            owners: string[];
            /** Format: double */
            runsPerDay: number;
            via: null | components["schemas"]["ImpactVia"];
            /** Format: uuid */
            workflowId: string;
            workflowName: string;
            workspaceId: string;
            workspaceName: string;
        };
        /** @description How many datasets break, go stale, change or are possibly hit; how many jobs fail and are hit; in how many DAGs; owners to tell; dashboards. */
        ImpactTotals: {
            /** Format: int32 */
            breaks: number;
            /** Format: int32 */
            changes: number;
            /** Format: int32 */
            dags: number;
            /** Format: int32 */
            dashboards: number;
            /** Format: int32 */
            jobs: number;
            /** Format: int32 */
            jobsBroken: number;
            /** Format: int32 */
            owners: number;
            /** Format: int32 */
            possibly: number;
            /** Format: int32 */
            stale: number;
        };
        /**
         * @description By which way a change arrives. kind: column (columns carry it) or edge (the job reads the dataset as a whole); through: the dataset before it; job: whose
         *     flow it is; columns: those of the dataset before it that carry it.
         */
        ImpactVia: {
            columns: string[];
            job: null | components["schemas"]["JobReference"];
            kind: string;
            through: null | components["schemas"]["DatasetReference"];
        };
        /** @description What an import did with a bundle: new to the log, known before, and how many of them can only be set aside. */
        ImportAnswer: {
            /** Format: int32 */
            known: number;
            /** Format: int32 */
            new: number;
            /** Format: int32 */
            setAside: number;
        };
        InputFieldWords: {
            dataset: string;
            field: string;
            namespace: string;
            transformationDescription: null | string;
            transformationType: null | string;
        };
        /** @description A process of the service. Alive: whether it gave a sign of life lately. Draining: it takes no new runs. Stages: none where it only receives and answers. */
        Instance: {
            alive: boolean;
            draining: boolean;
            /** Format: date-time */
            heartbeatAt: string;
            name: string;
            running: components["schemas"]["InstanceRun"][];
            stages: components["schemas"]["InstanceStage"][];
            /** Format: date-time */
            startedAt: string;
            version: string;
        };
        /** @description The processes of the service on this database. */
        InstanceList: {
            instances: components["schemas"]["Instance"][];
        };
        /** @description A run that a process has under way. */
        InstanceRun: {
            job: string;
            /** Format: int64 */
            runId: number;
        };
        /** @description A stage in a process. State: idle, running, failing or standing still. Position: up to which event it has come; null where it goes by a queue. */
        InstanceStage: {
            name: string;
            /** Format: int64 */
            position: null | number;
            state: string;
            /** Format: int64 */
            waiting: number;
        };
        /** @description Something that went wrong; error: what its run said. kind: failed, assertion, missing, skipped, volume, schema, running, late, slow. dataset is null for a run that writes none. */
        IssueItem: {
            /** Format: date-time */
            at: string;
            dataset: null | components["schemas"]["DatasetReference"];
            detail: string;
            error: null | string;
            job: null | components["schemas"]["JobReference"];
            kind: string;
            /** Format: date-time */
            recoveredAt: null | string;
            runId: null | string;
        };
        /**
         * @description A job, when it is due, and how it went. Problem: why its schedule cannot be kept. MedianSeconds: of its latest successful runs.
         *     BuiltIn: it belongs to the service and cannot be deleted. History: its latest ended runs, newest last.
         */
        JobAnswer: {
            builtIn: boolean;
            description: null | string;
            history: components["schemas"]["JobRunMark"][];
            isPaused: boolean;
            kind: string;
            lastRun: null | components["schemas"]["JobRun"];
            /** Format: date-time */
            lastSuccessAt: null | string;
            /** Format: double */
            medianSeconds: null | number;
            name: string;
            /** Format: date-time */
            nextRunAt: null | string;
            paused: null | components["schemas"]["JobPause"];
            problem: null | string;
            running: boolean;
            schedule: null | string;
            subject: string;
        };
        /** @description A column flow of a job, as we believe it by all evidence together. */
        JobColumn: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
            from: components["schemas"]["ColumnEnd"];
            masking: boolean;
            observed: boolean;
            subtype: string;
            to: components["schemas"]["ColumnEnd"];
            type: string;
            verdict: string;
        };
        /** @description A dataset that a job reads or writes. */
        JobDataset: {
            certain: boolean;
            evidence: string[];
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
            observed: boolean;
            verdict: string;
        };
        /** @description A job by name and id. */
        JobIdentity: {
            /** Format: uuid */
            id: string;
            integration: null | string;
            jobType: null | string;
            name: string;
            namespace: string;
        };
        /** @description What a job does, its parts (tasks of a DAG, queries of a task) counted in. Lists are in ordinal order. */
        JobLineage: {
            columns: components["schemas"]["JobColumn"][];
            inputs: components["schemas"]["JobDataset"][];
            job: components["schemas"]["JobIdentity"];
            outputs: components["schemas"]["JobDataset"][];
            runs: components["schemas"]["JobRuns"];
        };
        JobList: {
            jobs: components["schemas"]["JobAnswer"][];
        };
        /** @description A line of a run's log. Level: info, warning or error. */
        JobLogLine: {
            /** Format: date-time */
            at: string;
            level: string;
            text: string;
        };
        /** @description A job as events name it: a DAG (`retail_pg_etl`), a task (`retail_pg_etl.load`), a query. */
        JobName: {
            /** Format: uuid */
            id?: string;
            name: string;
            namespace: string;
        };
        /** @description Since when and why a job does not follow its schedule. By: who did it, `hand` where he has no name, `dashboard` when it was deleted in Hangfire's. */
        JobPause: {
            /** Format: date-time */
            at: string;
            by: string;
            reason: string;
        };
        /** @description A job by name. */
        JobReference: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
        /** @description One run of a job; DateTimeOffset? JobRun.EndedAt is null while it runs. */
        JobRun: {
            /** Format: int32 */
            attempt: number;
            /**
             * Format: double
             * @description Seconds, null while it runs.
             */
            duration?: null | number;
            /** Format: date-time */
            endedAt: null | string;
            error: null | string;
            instance: null | string;
            job: string;
            log: string[];
            outcome: string;
            progress: null | string;
            /** Format: int64 */
            runId: number;
            /** Format: date-time */
            startedAt: string;
            summary: null | string;
            trigger: string;
        };
        /** @description How many runs ended well and how many failed in a span of time that begins at an instant. */
        JobRunBucket: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            succeeded: number;
        };
        /** @description A run in a job's list; the duration is null while it has no start or no end. */
        JobRunItem: {
            /** Format: double */
            durationSeconds: null | number;
            /** Format: date-time */
            endedAt: null | string;
            /** Format: date-time */
            lastEventAt: string;
            /** Format: date-time */
            nominalStartAt: null | string;
            parentRunId: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        /** @description A page; next is the before of the page that follows, null on the last. */
        JobRunList: {
            /** Format: int64 */
            next: null | number;
            runs: components["schemas"]["JobRun"][];
        };
        /** @description A run in a row of runs. */
        JobRunMark: {
            /** Format: date-time */
            at: string;
            outcome: string;
            /** Format: int64 */
            runId: number;
            /** Format: double */
            seconds: number;
        };
        /** @description How far a run is: done of total, where it counts, and what it said last. */
        JobRunProgress: {
            /** Format: int64 */
            done: null | number;
            /** Format: int64 */
            total: null | number;
            words: string;
        };
        /** @description Who cancelled or deleted a run, when, and why; by is null where nobody has to log in. */
        JobRunRemoval: {
            /** Format: date-time */
            at: string;
            by: null | string;
            reason: null | string;
        };
        /** @description A job's own runs (not those of its parts). */
        JobRuns: {
            /** Format: int64 */
            count: number;
            /** Format: date-time */
            lastEndedAt: null | string;
            lastRunId: null | string;
            /** Format: date-time */
            lastStartedAt: null | string;
            lastState: null | string;
        };
        /** @description A page of a job's runs, newest first; next is the cursor of the page that follows, null on the last. */
        JobRunsAnswer: {
            job: components["schemas"]["JobReference"];
            next: null | string;
            runs: components["schemas"]["JobRunItem"][];
        };
        /** @description Equal spans of time, each with its start and how the runs ended that began in it. */
        JobRunStats: {
            buckets: components["schemas"]["JobRunBucket"][];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        /** @description How many runs are in each state. */
        JobRunTotals: {
            /** Format: int64 */
            deleted: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            queued: number;
            /** Format: int64 */
            retrying: number;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            succeeded: number;
        };
        /** @description Jobs, by id in the order asked for or as a page of a list; missing holds ids that name none, next the cursor of the page that follows. */
        JobsAnswer: {
            jobs: components["schemas"]["JobSummary"][];
            missing: string[];
            next: null | string;
            /** Format: int32 */
            total: number;
            totalIsLowerBound: boolean;
        };
        /** @description What is known of a job, without its lineage; inputs, outputs and contradicted claims count its parts in. deletedAt: it was deleted then, or is no longer declared since. */
        JobSummary: {
            assetId: string;
            /** Format: int32 */
            contradicted: number;
            /** Format: date-time */
            deletedAt: null | string;
            description: null | string;
            hasSql: boolean;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            inputCount: number;
            integration: null | string;
            kind: null | string;
            lastRun: null | components["schemas"]["RunSummary"];
            name: string;
            namespace: string;
            /** Format: int32 */
            outputCount: number;
            owners: string[];
            parent: null | components["schemas"]["JobReference"];
            /** Format: int64 */
            runCount: number;
            sourceUrl: null | string;
            tags: string[];
        };
        JobsWords: {
            jobs: components["schemas"]["JobWords"][];
            /** Format: int64 */
            totalCount: number;
        };
        /** @description A whole DAG, its parts in the order in which they ran last. */
        JobTreeAnswer: {
            parts: components["schemas"]["JobTreePart"][];
            root: components["schemas"]["JobReference"];
            truncated: boolean;
        };
        /** @description A part of a DAG. label: its name without the DAG's; upstream: ids of the parts that it waits for; order: its place in the order of the newest runs. */
        JobTreePart: {
            /** Format: double */
            durationSeconds: null | number;
            hasSql: boolean;
            job: components["schemas"]["JobReference"];
            kind: null | string;
            label: string;
            lastRunId: null | string;
            /** Format: int32 */
            order: number;
            parent: null | components["schemas"]["JobReference"];
            state: null | string;
            taskGroup: null | string;
            upstream: string[];
        };
        JobVersionsWords: {
            versions: components["schemas"]["JobVersionWords"][];
        };
        JobVersionWords: {
            createdAt: string;
            id: components["schemas"]["VersionIdentifier"];
            inputs: components["schemas"]["Identifier"][];
            latestRun: null | components["schemas"]["RunWords"];
            location: null | string;
            name: string;
            namespace: string;
            outputs: components["schemas"]["Identifier"][];
            /** Format: uuid */
            version: string;
        };
        JobWords: {
            createdAt: string;
            /** Format: uuid */
            currentVersion: null | string;
            description: null | string;
            facets: Record<string, never>;
            id: components["schemas"]["Identifier"];
            inputs: components["schemas"]["Identifier"][];
            labels: string[];
            latestRun: null | components["schemas"]["RunWords"];
            latestRuns: null | components["schemas"]["RunWords"][];
            location: null | string;
            name: string;
            namespace: string;
            outputs: components["schemas"]["Identifier"][];
            parentJobName: null | string;
            /** Format: uuid */
            parentJobUuid: null | string;
            simpleName: string;
            tags: string[];
            type: string;
            updatedAt: string;
        };
        /** @description Datasets that would be one although something speaks against it. */
        JoinConflict: {
            datasets: components["schemas"]["DatasetName"][];
            why: string;
        };
        /** @description Datasets that would be one. */
        JoinedSet: {
            members: components["schemas"]["DatasetName"][];
        };
        JsonElement: unknown;
        /** @description All keys, oldest first. */
        KeyList: {
            keys: components["schemas"]["ApiKey"][];
        };
        /** @description A key to be made: scopes of ingest, read, edit, ops, admin; days is how long it lasts, null for ever; requestsPerSecond limits it beside its subscription. */
        KeyRequest: {
            /** Format: int32 */
            days?: null | number;
            name: string;
            /** Format: int32 */
            requestsPerSecond?: null | number;
            scopes: string[];
        };
        /** @description All tags, or terms, that the asset or its column is to bear. */
        LabelsRequest: {
            by?: null | string;
            names: null | string[];
            reason?: null | string;
        };
        /** @description How far the stages are behind the log: events not yet projected, claims not yet resolved. */
        Lag: {
            isNone?: boolean;
            /**
             * Format: double
             * @description How long the oldest event that is not yet projected has waited; 0 when none waits.
             */
            lagSeconds: number;
            /** Format: int64 */
            logEnd: number;
            /** Format: int64 */
            projected: number;
            /**
             * Format: int64
             * @description Events that could not be projected.
             */
            setAside: number;
            /** Format: int64 */
            unprojectedEvents: number;
            /** Format: int64 */
            unresolvedClaims: number;
        };
        /** @description The last crawl of a connection. Dags, runs, requests and budgetLeft are null where it did not come to its end. */
        LastCrawl: {
            /** Format: int32 */
            budgetLeft: null | number;
            /** Format: int32 */
            dags: null | number;
            /** Format: date-time */
            endedAt: null | string;
            error: null | string;
            outcome: string;
            /** Format: int32 */
            requests: null | number;
            /** Format: int64 */
            runId: number;
            /** Format: int32 */
            runs: null | number;
            /** Format: date-time */
            startedAt: string;
        };
        /** @description The newest run of a job. */
        LastRun: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        /** @description Both limits of a subscription; what is absent or null is not limited. */
        LimitsRequest: {
            /** Format: int64 */
            eventsPerDay: null | number;
            /** Format: int32 */
            requestsPerSecond: null | number;
        };
        /**
         * @description A page of the graph around an asset, datasets in order of depth and id. totalNodes counts all datasets in reach (at least so many where totalIsLowerBound);
         *     truncated: there is more, and cursor asks for it. Each edge comes once, on the page of its later end.
         */
        LineageAnswer: {
            columns: null | components["schemas"]["LineageColumnEdge"][];
            cursor: null | string;
            direction: string;
            /** Format: int32 */
            downstreamCount: null | number;
            edges: components["schemas"]["LineageEdge"][];
            /** @description With sort, q or facet.*: how many neighbours have which schema, owner, kind and state of the last run, most frequent first. */
            facets?: null | {
                [key: string]: components["schemas"]["FacetCount"][];
            };
            hidden?: null | components["schemas"]["HiddenEdges"];
            induced?: null | boolean;
            /** @description The jobs of the edges by id, with induced=true. */
            jobs?: null | {
                [key: string]: components["schemas"]["LineageJob"];
            };
            /** Format: int32 */
            maxDepth: number;
            nodes: components["schemas"]["LineageNode"][];
            /** Format: uuid */
            rootAssetId: string;
            /** @description The datasets of all starts, with induced=true. */
            rootAssetIds?: null | string[];
            totalIsLowerBound: boolean;
            /** Format: int32 */
            totalNodes: number;
            truncated: boolean;
            /** Format: int32 */
            upstreamCount: null | number;
        };
        /**
         * @description One difference. kind: dataset, job, edge, columnEdge, column; change: added, removed, retyped (a column). What does not belong to the kind is null.
         *     id is the dataset's, job's or edge's (see /api/lineage/edges/{id}/history); at: when it took effect.
         */
        LineageChange: {
            /** Format: date-time */
            at: string;
            change: string;
            column: null | string;
            dataset: null | components["schemas"]["DatasetReference"];
            fromType: null | string;
            /** Format: uuid */
            id: string;
            job: null | components["schemas"]["JobReference"];
            kind: string;
            source: null | components["schemas"]["DatasetReference"];
            sourceColumn: null | string;
            target: null | components["schemas"]["DatasetReference"];
            targetColumn: null | string;
            toType: null | string;
            type: null | string;
        };
        /** @description A column edge in an answer; targetColumn is null where every row of the target is meant. */
        LineageColumnEdge: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
            /** @description What gives the target column its value, as the job's SQL writes it (at most 2,000 characters); with expressions=true, where it is known. */
            expression?: null | string;
            job: components["schemas"]["JobReference"];
            masking: boolean;
            observed: boolean;
            /** Format: uuid */
            source: string;
            sourceColumn: string;
            span?: null | components["schemas"]["Place"];
            subtype: string;
            /** Format: uuid */
            target: string;
            targetColumn: null | string;
            type: string;
            verdict: string;
        };
        /** @description An edge in an answer: data flows from source to target through the job; workflowId is the DAG (the job without a parent). stale: not seen for three usual intervals of its job, and at least a week; it may hold still. why: what speaks against a contradicted or rejected one. */
        LineageEdge: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: uuid */
            id: string;
            job: components["schemas"]["JobReference"];
            /** Format: date-time */
            lastSeenAt: string;
            observed: boolean;
            /** Format: uuid */
            source: string;
            stale: boolean;
            /** Format: uuid */
            target: string;
            transformationType: string;
            verdict: string;
            why: null | string;
            /** Format: uuid */
            workflowId: string;
        };
        /** @description A job of an answer's edges, told once. state, durationSeconds, startedAt, endedAt and runId are of its newest run. */
        LineageJob: {
            /** Format: double */
            durationSeconds: null | number;
            /** Format: date-time */
            endedAt: null | string;
            /** Format: uuid */
            id: string;
            integration: null | string;
            kind: null | string;
            name: string;
            namespace: string;
            owners: string[];
            parent: null | components["schemas"]["JobReference"];
            runId: null | string;
            /** Format: date-time */
            startedAt: null | string;
            state: null | string;
        };
        /**
         * @description A dataset in an answer. depth = level = dataset-to-dataset steps from the root. lastWrittenAt is the event time of the newest successful run that wrote it;
         *     lastRun the newest run of the job that did; state is present, dropped or renamed (until it is written again), with induced=true also hidden. What
         *     follows state is there with induced=true only; columns with columns=names or all.
         */
        LineageNode: {
            aliases: components["schemas"]["DatasetName"][];
            /** Format: int32 */
            columnCount?: null | number;
            columns?: null | components["schemas"]["NodeColumn"][];
            /** @description No successful run has shown it read or written. */
            declaredOnly?: null | boolean;
            /** Format: int32 */
            depth: number;
            /**
             * Format: int32
             * @description Datasets that are directly made of it, itself left out.
             */
            downstreamCount?: null | number;
            /** Format: uuid */
            id: string;
            lastRun: null | components["schemas"]["LastRun"];
            /** Format: date-time */
            lastWrittenAt: null | string;
            name: string;
            namespace: string;
            owners: string[];
            /** @description All that is claimed of it is contradicted. */
            phantom?: null | boolean;
            qualifiedName: string;
            quality: null | components["schemas"]["DatasetQuality"];
            readsItself?: null | boolean;
            /** Format: double */
            runsPerDay?: null | number;
            state: string;
            tags?: null | string[];
            type: string;
            /**
             * Format: int32
             * @description Datasets that it is directly made of, itself left out.
             */
            upstreamCount?: null | number;
            /**
             * Format: double
             * @description The mean time between runs that wrote it, with three or more of them.
             */
            usualIntervalSeconds?: null | number;
        };
        /** @description An edge as it now is. */
        LiveEdge: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
            /** Format: date-time */
            firstSeenAt: string;
            holdsNow: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            observed: boolean;
            source: components["schemas"]["LiveName"];
            stale: boolean;
            target: components["schemas"]["LiveName"];
            verdict: string;
        };
        /**
         * @description A message of the live stream. kind: run, lineage (all edges of a job), dataset, reset (read anew what you show), set-aside, lag, job-run, ping; what does not
         *     belong to it is null or left out. changeId: whoever comes back with it misses nothing.
         */
        LiveMessage: {
            /** Format: int64 */
            changeId: number;
            dataset: null | components["schemas"]["LiveName"];
            edges: null | components["schemas"]["LiveEdge"][];
            job: null | components["schemas"]["LiveName"];
            jobRun?: null | components["schemas"]["ScheduledRun"];
            kind: string;
            lag?: null | components["schemas"]["Lag"];
            run: null | components["schemas"]["LiveRun"];
            /**
             * Format: int64
             * @description How many events and claims are set aside now; of set-aside.
             */
            setAside?: null | number;
        };
        /** @description A job or dataset by name. */
        LiveName: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
        Liveness: {
            status: string;
        };
        /** @description A run as it now is. */
        LiveRun: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        /** @description What the log no longer holds: so many events, received until then. */
        LogHorizon: {
            /** Format: int64 */
            removed: number;
            /** Format: date-time */
            removedTo: string;
        };
        /** @description The mapped siblings of a task in one row: how many, how many failed, and how many there are of each state. */
        MappedTasks: {
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            failed: number;
            states: {
                [key: string]: number;
            };
        };
        /**
         * @description What becomes of personal data in a step, from the least to the most.
         * @enum {unknown}
         */
        MaskEffect: "keeps" | "pseudonymous" | "clears";
        /** @description A row of the policy: what a function does to personal data that is handed to it. */
        MaskingFunction: {
            effect: components["schemas"]["MaskEffect"];
            /** @description in lower case, without schema */
            function: string;
            /** @description such as `hashed` */
            why: string;
        };
        /** @description A statistics or quality facet that a run sent for a dataset. */
        MeasureAnswer: {
            body: components["schemas"]["JsonElement"];
            kind: string;
            /** Format: date-time */
            measuredAt: string;
            runId: null | string;
        };
        /** @description A number that a run measured of a dataset. */
        MeasuredPoint: {
            /** Format: date-time */
            at: string;
            runId: null | string;
            state: null | string;
            /** Format: double */
            value: number;
        };
        /** @description What the role may not read, and what is lost without it. */
        MissingRight: {
            cost: string;
            what: string;
        };
        NamespacesWords: {
            namespaces: components["schemas"]["NamespaceWords"][];
        };
        NamespaceWords: {
            createdAt: string;
            description: null | string;
            isHidden: boolean;
            name: string;
            ownerName: string;
            updatedAt: string;
        };
        /** @description The new key and, once, its text. */
        NewKey: {
            key: components["schemas"]["ApiKey"];
            text: string;
        };
        /** @description A column of a dataset in an answer, with the tags that it carries. */
        NodeColumn: {
            name: string;
            tags: string[];
            type: null | string;
        };
        /** @description A node of a graph; data is JobNodeWords, DatasetNodeWords or FieldNodeWords. */
        NodeWords: {
            data: unknown;
            id: string;
            inEdges: components["schemas"]["EdgeWords"][];
            outEdges: components["schemas"]["EdgeWords"][];
            type: string;
        };
        /** @description A dataset or job of an owner. */
        OwnedAsset: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            namespace: string;
        };
        /** @description A page; next is the cursor of the page that follows, null on the last. */
        OwnedPage: {
            assets: components["schemas"]["OwnedAsset"][];
            next: null | string;
            owner: string;
            /** Format: int64 */
            total: number;
        };
        /** @description type: owner (default) or steward, or a word of your own. */
        OwnerGiven: {
            name: null | string;
            type?: null | string;
        };
        /** @description A page; next is the cursor of the page that follows, null on the last. */
        OwnerPage: {
            next: null | string;
            owners: components["schemas"]["OwnerSummary"][];
        };
        /** @description Who owns the asset, and nobody else; an empty list says that nobody does. */
        OwnersRequest: {
            by?: null | string;
            owners: null | components["schemas"]["OwnerGiven"][];
            reason?: null | string;
        };
        /** @description An owner and how much is his. */
        OwnerSummary: {
            /** Format: int64 */
            datasets: number;
            /** Format: int64 */
            jobs: number;
            owner: string;
        };
        /** @description An owner to tell, and of how many affected assets and jobs. */
        OwnerToTell: {
            /** Format: int32 */
            assets: number;
            /** Format: int32 */
            jobs: number;
            name: string;
        };
        /** @description How a part of the service is; Advice says what to do, where something is to be done. */
        PartHealth: {
            advice?: null | string;
            detail: string;
            name: string;
            /** Format: date-time */
            since?: null | string;
            /** @description ok, degraded (answers may be stale, nothing is lost) or down (events are refused) */
            status: string;
        };
        /** @description A column at the other end. unmasked: the value passes between it and the asked column on some path on which nothing masks it. tags: its own. */
        PathEnd: {
            carriesValue: boolean;
            column: components["schemas"]["ColumnPlace"];
            tags: string[];
            unmasked: boolean;
        };
        /** @description A way from end to end, steps in the direction of the data. masked: the value is masked somewhere on it; carriesValue: false where a filter or join is the only link. */
        PathItem: {
            carriesValue: boolean;
            /** Format: int32 */
            length: number;
            masked: boolean;
            source: components["schemas"]["ColumnPlace"];
            steps: components["schemas"]["PathStep"][];
            target: components["schemas"]["ColumnPlace"];
        };
        /**
         * @description One step of a path, always from source to target. at: when the job last ran. expression: what gives the target its value, as the job's SQL writes it (at
         *     most 2,000 characters), span where it stands there; null where no SQL says it. rows: what decides the rows of this step.
         */
        PathStep: {
            /** Format: date-time */
            at: null | string;
            certainty: string;
            expression: null | string;
            job: components["schemas"]["JobReference"];
            masking: boolean;
            observed: boolean;
            rows: components["schemas"]["DecidingPlace"][];
            source: components["schemas"]["ColumnPlace"];
            span: null | components["schemas"]["Place"];
            target: components["schemas"]["ColumnPlace"];
            transformation: string;
            type: string;
            verdict: string;
        };
        /** @description Why a job is paused. */
        PauseRequest: {
            reason: null | string;
        };
        /** @description Where personal data begins: by is hand, tag or rule; detail is the reason, the tag or the rule's name. */
        PiiDeclaration: {
            by: string;
            column: components["schemas"]["ColumnPlace"];
            detail: string;
        };
        /** @description What a person says of a column. dataset: our id or dataset:NAMESPACE:NAME; kind: one of the kinds, or none where the column holds no personal data. */
        PiiFlagRequest: {
            by?: null | string;
            column: null | string;
            dataset: null | string;
            kind: null | string;
            reason: null | string;
        };
        /** @description What was said now. Not applied: it is stored, and the stages are still on their way to it. */
        PiiFlagResponse: {
            applied: boolean;
            column: string;
            dataset: components["schemas"]["DatasetReference"];
            kind: null | string;
        };
        /** @description A column with personal data of one kind. masked: it is pseudonymous; allowed: it lies in an allowed place; origin: hand, tag or rule, or derived by the steps of path from declared. */
        PiiItem: {
            allowed: boolean;
            column: string;
            dataset: components["schemas"]["DatasetReference"];
            declared: components["schemas"]["PiiDeclaration"];
            kind: string;
            masked: boolean;
            origin: string;
            path: components["schemas"]["PiiPathStep"][];
        };
        /**
         * @description Columns with personal data, by dataset, column and kind. total and datasets count all that the filters pass, whatever the page. truncated: a limit of the walk was met; unreadJobs: jobs
         *     whose SQL was not read any more, so that what only their SQL masks counts as unmasked. next: where the next page begins.
         */
        PiiPage: {
            columns: components["schemas"]["PiiItem"][];
            /** Format: int32 */
            datasets: number;
            next: null | string;
            /** Format: int32 */
            total: number;
            truncated: boolean;
            /** Format: int32 */
            unreadJobs: number;
        };
        /** @description One step of the way. effect: keeps or pseudonymous (what clears ends the way); why: such as `hashed by md5`; expression: as the job's SQL writes it, null where none says it. */
        PiiPathStep: {
            effect: components["schemas"]["MaskEffect"];
            expression: null | string;
            job: components["schemas"]["JobReference"];
            source: components["schemas"]["ColumnPlace"];
            target: components["schemas"]["ColumnPlace"];
            why: string;
        };
        /** @description Datasets in which unmasked personal data may lie. */
        PiiPlace: {
            /** @description kinds of personal data that are meant; none means all */
            kinds: string[];
            name: string;
            /** @description of dataset names, with * and ?, such as `crm.*` */
            pattern: string;
            /** @description why they may, for whoever asks */
            reason: string;
        };
        PiiPlaceList: {
            places: components["schemas"]["PiiPlace"][];
        };
        /** @description A place as people write it. */
        PiiPlaceRequest: {
            kinds?: null | string[];
            pattern: null | string;
            reason: null | string;
        };
        /** @description What functions do to personal data. A function that is not listed keeps it. */
        PiiPolicyAnswer: {
            functions: components["schemas"]["MaskingFunction"][];
        };
        /** @description Columns that are taken for personal data by what they are called. All patterns take * and ? and leave case out of account. */
        PiiRule: {
            /** @description patterns of column names, one of which must fit, such as `*email*` */
            columns: string[];
            /** @description patterns of dataset names, one of which must fit; none takes every dataset */
            datasets: string[];
            /** @description patterns of column names that are left out, such as `*_hash` */
            except: string[];
            /** @description one of PiiKinds */
            kind: string;
            name: string;
            /** @description patterns of types, one of which must fit; none takes every type, and a type that nobody told fits any */
            types: string[];
        };
        /** @description Rules by name, and those that one call switches on: they are named default-KIND and are off until then. */
        PiiRuleList: {
            defaults: components["schemas"]["PiiRule"][];
            rules: components["schemas"]["PiiRule"][];
        };
        /** @description A column that a rule would flag. known: what flags it already (hand, tag or rule), null where nothing does. */
        PiiRuleMatch: {
            column: string;
            dataset: components["schemas"]["DatasetReference"];
            known: null | string;
        };
        /** @description What a rule would flag, by dataset and column; total whatever is shown. */
        PiiRulePreview: {
            columns: components["schemas"]["PiiRuleMatch"][];
            /** Format: int32 */
            new: number;
            /** Format: int32 */
            total: number;
        };
        /** @description A rule as people write it; see the rule itself. */
        PiiRuleRequest: {
            columns?: null | string[];
            datasets?: null | string[];
            except?: null | string[];
            kind?: null | string;
            types?: null | string[];
        };
        /** @description Takes back what was said of a column by hand. */
        PiiWithdrawRequest: {
            by?: null | string;
            column: null | string;
            dataset: null | string;
            reason: null | string;
        };
        /** @description A stretch of a SQL text: offsets in UTF-16 code units, line and column from 1. */
        Place: {
            /** Format: int32 */
            column: number;
            /** Format: int32 */
            length: number;
            /** Format: int32 */
            line: number;
            /** Format: int32 */
            start: number;
        };
        ProblemDetails: {
            detail?: null | string;
            instance?: null | string;
            /** Format: int32 */
            status?: null | number;
            title?: null | string;
            type?: null | string;
        };
        /** @description How a producer's claims fare: by verdict, column edges apart. */
        ProducerAudit: {
            /** Format: int64 */
            claims: number;
            /** Format: int64 */
            columnClaims: number;
            /** Format: int64 */
            confirmed: number;
            /** Format: int64 */
            confirmedColumns: number;
            /** Format: int64 */
            contradicted: number;
            /** Format: int64 */
            contradictedColumns: number;
            producer: null | string;
            /** Format: int64 */
            unchecked: number;
        };
        /** @description Where the profile will be, and the job whose first run after that one makes it. */
        ProfileAccepted: {
            /** Format: int64 */
            after: number;
            job: string;
            profile: string;
        };
        /** @description Cannot: why no profile can be made now, null where one can be asked for. */
        ProfileList: {
            /** Format: uuid */
            assetId: string;
            cannot: null | string;
            profiles: components["schemas"]["TableProfile"][];
        };
        /** @description Which datasets are profiled, how and when. One of dataset, pattern and tag says which. */
        ProfilePlan: {
            /**
             * Format: uuid
             * @description our id of one dataset
             */
            dataset: null | string;
            /** @description columns that should be unique together; empty takes each table's own key */
            key: string[];
            /**
             * Format: int64
             * @description a larger table is sampled; null leaves it to its data source
             */
            maxRows: null | number;
            name: string;
            /** @description of names such as `shop.public.*` */
            pattern: null | string;
            /** @description a cron text in UTC or an interval; null only when asked to */
            schedule: null | string;
            /** @description of the whole dataset */
            tag: null | string;
        };
        ProfilePlanList: {
            plans: components["schemas"]["ProfilePlan"][];
        };
        /** @description A plan as people write it. Dataset: our id or dataset:NAMESPACE:NAME. */
        ProfilePlanRequest: {
            dataset?: null | string;
            key?: null | string[];
            /** Format: int64 */
            maxRows?: null | number;
            pattern?: null | string;
            schedule?: null | string;
            tag?: null | string;
        };
        /** @description Key: columns that should be unique together. MaxRows: a larger table is sampled. */
        ProfileRequest: {
            key?: null | string[];
            /** Format: int64 */
            maxRows?: null | number;
        };
        /** @description What was read instead of the whole. Error: how far a share among the rows that were read may be from that of the table, in 95 of 100 cases. */
        ProfileSample: {
            /** Format: double */
            error: number;
            method: string;
            /** Format: int64 */
            rows: number;
            /** Format: double */
            share: number;
        };
        /** @description How many wait for resolution now; GET /api/lineage/progress tells when they are through. */
        QueuedAnswer: {
            /** Format: int32 */
            queued: number;
        };
        /** @description What a reader sees of a dataset: some of its columns, or columns under other types. */
        ReaderSchema: {
            by: null | components["schemas"]["SchemaSpeaker"];
            columns: components["schemas"]["SchemaColumn"][];
            /** Format: date-time */
            firstSeenAt: string;
        };
        /** @description The body of a 201 whose event is kept and set aside; all other events are answered without a body. */
        ReceivedAnswer: {
            pointer: string;
            reason: string;
            setAside: boolean;
        };
        /** @description would with dryRun, did without it; problem where it still cannot be projected. */
        RepairAnswer: {
            did: null | components["schemas"]["RepairYield"];
            ok: boolean;
            problem: null | components["schemas"]["RepairProblem"];
            would: null | components["schemas"]["RepairYield"];
        };
        /** @description Why a mended event still cannot be projected, and where. */
        RepairProblem: {
            pointer: null | string;
            reason: string;
        };
        /** @description A mended body in the place of an event that was set aside; dryRun only tells what it would give. */
        RepairRequest: {
            body: null | components["schemas"]["JsonElement"];
            dryRun: boolean;
            reason: null | string;
        };
        /** @description What a mended event gives. */
        RepairYield: {
            /** Format: int32 */
            columnEdges: number;
            /** Format: int32 */
            datasets: number;
            /** Format: int32 */
            edges: number;
            /** Format: int32 */
            runs: number;
        };
        /** @description The settings; removed is null while the log holds everything that was ever received. */
        RetentionAnswer: {
            /** Format: int32 */
            crawlDays: null | number;
            /** Format: int32 */
            eventDays: null | number;
            /** Format: int32 */
            jobRunDays: null | number;
            removed: null | components["schemas"]["LogHorizon"];
            /** Format: int32 */
            runDays: null | number;
        };
        /** @description What went, or would go. Not complete: the time ran out, the next run goes on. */
        RetentionReport: {
            /** Format: int64 */
            alerts: number;
            /** Format: int64 */
            changes: number;
            complete: boolean;
            /** Format: int64 */
            crawlRows: number;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            jobRuns: number;
            /** Format: int64 */
            runs: number;
        };
        /**
         * @description After how many days something is removed; null keeps it for ever. Events: raw events of runs, by when they were received. Runs: successful runs but the
         *     newest of each job. Crawl: what crawls remember. JobRuns: the history of scheduled jobs.
         */
        RetentionSettings: {
            /** Format: int32 */
            crawlDays: null | number;
            /** Format: int32 */
            eventDays: null | number;
            /** Format: int32 */
            jobRunDays: null | number;
            /** Format: int32 */
            runDays: null | number;
        };
        /** @description How many were tried and how many of those are projected now. */
        RetryAnswer: {
            /** Format: int32 */
            projected: number;
            /** Format: int32 */
            tried: number;
        };
        /** @description Which events to project again: those of one reason, else all. */
        RetryRequest: {
            reasonCode: null | string;
        };
        /** @description One part of the score: its points are the weight times how much of it applies. */
        RiskPart: {
            part: string;
            /** Format: double */
            points: number;
            /** Format: double */
            value: number;
            /** Format: int32 */
            weight: number;
            why: string;
        };
        /**
         * @description Why something is wrong: causes best first. Issues later than the symptom are left out. columnNarrowed: only what feeds the column was looked at
         *     (false where nothing tells what does); atChosen: whether the moment was given, is that of the newest problem, or is now; truncated: there is more upstream than was looked at.
         */
        RootCauseAnswer: {
            atChosen: string;
            causes: components["schemas"]["CauseItem"][];
            columnNarrowed: null | boolean;
            /** Format: int32 */
            datasetsLookedAt: number;
            /** Format: date-time */
            from: string;
            /** Format: int32 */
            jobsLookedAt: number;
            rootCause: null | components["schemas"]["FoundRootCause"];
            symptom: components["schemas"]["Symptom"];
            /** Format: date-time */
            to: string;
            /** Format: int32 */
            totalCauses: number;
            truncated: boolean;
        };
        /** @description A run that is no part of another one, with the first three of its tasks that failed and what the first of them said. */
        RootRunItem: {
            /** Format: double */
            durationSeconds: null | number;
            /** Format: date-time */
            endedAt: null | string;
            failedTasks: components["schemas"]["FailedTask"][];
            firstError: null | string;
            integration: null | string;
            job: components["schemas"]["JobReference"];
            /** Format: date-time */
            nominalStartAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
            /** Format: int32 */
            taskCount: number;
        };
        /** @description A page of runs, newest first; total counts all that match, up to a bound. */
        RootRunsAnswer: {
            next: null | string;
            runs: components["schemas"]["RootRunItem"][];
            /** Format: int32 */
            total: number;
            totalIsLowerBound: boolean;
        };
        /** @description Not applied: the rule is stored, and the stages are still on their way to it. */
        RuleAnswer: {
            applied: boolean;
            joined: components["schemas"]["RulePreview"];
            rule: components["schemas"]["HeldRule"];
        };
        /** @description A dataset in a symlink rule; it need not be known yet. */
        RuleDataset: {
            name: string;
            namespace: string;
        };
        /**
         * @description A rule as people write it. namespace: namespaces that are one. case: namespacePattern with wildcards, in which case does not count. rewrite: regular expressions
         *     and their replacements for namespace, name or both (both must be found). symlink: datasets that are one.
         */
        RuleGiven: {
            by?: null | string;
            datasets?: null | components["schemas"]["RuleDataset"][];
            kind: null | string;
            namePattern?: null | string;
            nameReplacement?: null | string;
            namespacePattern?: null | string;
            namespaceReplacement?: null | string;
            namespaces?: null | string[];
            reason?: null | string;
        };
        RuleList: {
            rules: components["schemas"]["HeldRule"][];
        };
        /** @description What other rules would change. Sets: joined from what are several datasets now, or parted. Samples and conflicts are cut to the first ones; their numbers are not. */
        RulePreview: {
            /** Format: int32 */
            conflictCount: number;
            conflicts: components["schemas"]["JoinConflict"][];
            /** Format: int32 */
            datasetsExamined: number;
            /** Format: int32 */
            datasetsJoined: number;
            samples: components["schemas"]["JoinedSet"][];
            /** Format: int32 */
            setsJoined: number;
            /** Format: int32 */
            setsParted: number;
        };
        /** @description The run that was asked for is the first whose id is greater than after. */
        RunAccepted: {
            /** Format: int64 */
            after: number;
            job: string;
        };
        /** @description Why somebody does it. */
        RunActionRequest: {
            reason: null | string;
        };
        /** @description A dataset as a run read or wrote it, with the facets that the run sent for it as input or output. */
        RunDatasetWords: {
            datasetVersionId: components["schemas"]["VersionIdentifier"];
            facets: Record<string, never>;
        };
        /** @description A run of a job; parent and root by run id where their events came. */
        RunDetail: {
            /** Format: date-time */
            endedAt: null | string;
            /** Format: uuid */
            jobId: string;
            jobName: string;
            jobNamespace: string;
            /** Format: uuid */
            key: string;
            /** Format: date-time */
            nominalEndAt: null | string;
            /** Format: date-time */
            nominalStartAt: null | string;
            observed: boolean;
            parentRunId: null | string;
            rootRunId: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
            states: components["schemas"]["StateSeen"][];
            /** @description times of its events that could not be read: these count at their time of receipt */
            unreadTimes: string[];
        };
        RunFacetsWords: {
            facets: Record<string, never>;
            /** Format: uuid */
            runId: string;
        };
        /** @description How many matched, and with how many it was done. */
        RunsActionAnswer: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            matched: number;
        };
        /** @description Which runs are meant, as in GET /api/jobs/runs; dryRun counts them only. */
        RunsActionRequest: {
            /** @default false */
            dryRun: boolean;
            /** Format: date-time */
            from?: null | string;
            job?: null | string;
            kind?: null | string;
            q?: null | string;
            reason?: null | string;
            state: null | string;
            /** Format: date-time */
            to?: null | string;
        };
        /** @description A run, at the time that counts for lineage. */
        RunStep: {
            /** Format: date-time */
            at: string;
            /** Format: double */
            durationSeconds: null | number;
            job: components["schemas"]["JobReference"];
            runId: string;
            state: string;
        };
        /** @description A run in a summary; rowCount where the run said how many rows it wrote. */
        RunSummary: {
            /** Format: double */
            durationSeconds: null | number;
            /** Format: date-time */
            endedAt: null | string;
            job: null | components["schemas"]["JobReference"];
            /** Format: int64 */
            rowCount: null | number;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        RunsWords: {
            runs: components["schemas"]["RunWords"][];
            /** Format: int64 */
            totalCount: number;
        };
        RunWords: {
            args: {
                [key: string]: string;
            };
            createdAt: string;
            /** Format: int64 */
            durationMs: null | number;
            endedAt: null | string;
            facets: Record<string, never>;
            /** Format: uuid */
            id: string;
            inputDatasetVersions: components["schemas"]["RunDatasetWords"][];
            jobVersion: null | components["schemas"]["VersionIdentifier"];
            nominalEndTime: null | string;
            nominalStartTime: null | string;
            outputDatasetVersions: components["schemas"]["RunDatasetWords"][];
            startedAt: null | string;
            state: string;
            updatedAt: string;
        };
        /** @description What was said now. Not applied: it is stored, and the stages are still on their way to it. */
        SaidAnswer: {
            applied: boolean;
            claims: components["schemas"]["SaidClaim"][];
        };
        /** @description The newest word on an item. Without a job it speaks of the flow through whatever job; an addition without one goes through a job of its own. */
        SaidClaim: {
            action: string;
            by: null | string;
            /** Format: uuid */
            id: string;
            job: null | components["schemas"]["JobName"];
            kind: string;
            reason: string;
            /** Format: date-time */
            saidAt: string;
            source: null | components["schemas"]["AuditEnd"];
            target: null | components["schemas"]["AuditEnd"];
        };
        SaidDetail: {
            claim: components["schemas"]["SaidClaim"];
            words: components["schemas"]["SaidWord"][];
        };
        /** @description A tag or a term; column is null where the dataset or job itself bears it. */
        SaidLabel: {
            byHand: boolean;
            column: null | string;
            name: string;
        };
        /** @description Something that is said of an asset, and by whom: byHand, or else by events. */
        SaidOwner: {
            byHand: boolean;
            name: string;
            type: string;
        };
        /** @description A page; next is the cursor of the page that follows, null on the last. */
        SaidPage: {
            claims: components["schemas"]["SaidClaim"][];
            next: null | string;
        };
        /** @description One word of several on the same item. */
        SaidWord: {
            action: string;
            by: null | string;
            reason: string;
            /** Format: date-time */
            saidAt: string;
        };
        /** @description A page as somebody saw it. query: what its address says behind the question mark; name: null where it was only shared. */
        SavedView: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: null | string;
            name: null | string;
            page: string;
            query: string;
        };
        /** @description A page of the named views, the newest first; next is the cursor of the page that follows, null on the last. */
        SavedViewList: {
            next: null | string;
            views: components["schemas"]["SavedView"][];
        };
        /** @description A view to be saved: a page of this service (/graph) and what its address says behind the question mark. With a name it is listed. */
        SavedViewRequest: {
            name: null | string;
            page: null | string;
            query: null | string;
        };
        /**
         * @description A run of any job. State: queued, running, retrying (failed, and waits for another attempt), failed, succeeded or deleted (cancelled or deleted by people,
         *     or interrupted by the service's end). Outcome is finer, null before the start. RunId is negative as long as the run waits for its first start.
         *     Trigger: schedule, hand or retry; by: who asked for it, where he has a name. StartedAt is null before the start, dueAt null where nothing waits.
         */
        ScheduledRun: {
            /** Format: int32 */
            attempt: number;
            by: null | string;
            /** Format: date-time */
            dueAt: null | string;
            /** Format: double */
            duration: null | number;
            /** Format: date-time */
            endedAt: null | string;
            error: null | string;
            instance: null | string;
            job: string;
            kind: string;
            outcome: null | string;
            progress: null | components["schemas"]["JobRunProgress"];
            /** Format: date-time */
            queuedAt: null | string;
            removed: null | components["schemas"]["JobRunRemoval"];
            /** Format: int64 */
            runId: number;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
            summary: null | string;
            trigger: string;
        };
        /** @description A run and the end of its log. */
        ScheduledRunDetail: {
            log: components["schemas"]["JobLogLine"][];
            run: components["schemas"]["ScheduledRun"];
        };
        /** @description A page of runs of all jobs. Total counts those of the state that was asked for; totals those of every state. */
        ScheduledRunPage: {
            next: null | string;
            runs: components["schemas"]["ScheduledRun"][];
            /** Format: int64 */
            total: number;
            totals: components["schemas"]["JobRunTotals"];
        };
        ScheduleRequest: {
            schedule: null | string;
        };
        /** @description A schema that somebody plans to give a dataset. */
        SchemaCheckRequest: {
            columns: null | components["schemas"]["SchemaColumn"][];
            dataset: null | string;
        };
        /**
         * @description Whether a planned schema keeps the rule. compatibility: what it keeps with the newest version; asked: what the rule asks for, null without one.
         *     downstream: how many datasets are made of this one, directly or not, at most 10,000.
         */
        SchemaCheckResponse: {
            asked: null | string;
            changes: components["schemas"]["ColumnChange"][];
            compatibility: string;
            compatible: boolean;
            /** Format: int32 */
            downstream: number;
            rule: null | string;
            violations: string[];
        };
        /** @description A column of a dataset; nested fields for structs, arrays and maps. */
        SchemaColumn: {
            fields: components["schemas"]["SchemaColumn"][];
            name: string;
            type: null | string;
        };
        /** @description Which compatibility new versions of the schemas of some datasets must keep. One of dataset and pattern says of which. */
        SchemaRule: {
            /** @description none, backward, forward or full */
            compatibility: string;
            /**
             * Format: uuid
             * @description our id of one dataset
             */
            dataset: null | string;
            name: string;
            /** @description of names such as `shop.public.*`, letters in their case */
            pattern: null | string;
        };
        SchemaRuleList: {
            rules: components["schemas"]["SchemaRule"][];
        };
        /** @description A rule as people write it. dataset: our id, dataset:NAMESPACE:NAME, or a name that only one bears. */
        SchemaRuleRequest: {
            compatibility: null | string;
            dataset?: null | string;
            pattern?: null | string;
        };
        /** @description Who stated a schema. kind: write, declaration or read; the job is null of a dataset that declares itself. */
        SchemaSpeaker: {
            job: null | components["schemas"]["JobName"];
            kind: string;
            producer: string;
        };
        /** @description A version of a schema and what it changed against the one before. */
        SchemaStep: {
            by: null | components["schemas"]["SchemaSpeaker"];
            changes: components["schemas"]["ColumnChange"][];
            columns: components["schemas"]["SchemaColumn"][];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            to: null | string;
        };
        /**
         * @description A version of a schema and the stretch of event time in which it was seen; the last one has no end. by: who stated it first. changes: what differs from the
         *     version before. compatibility: what it keeps with that, backward, forward, full or none; null of the first. violations: what breaks the rule of the dataset,
         *     or, without one, loses something.
         */
        SchemaVersionItem: {
            by: null | components["schemas"]["SchemaSpeaker"];
            changes: components["schemas"]["ColumnChange"][];
            columns: components["schemas"]["SchemaColumn"][];
            compatibility: null | string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            lastSeenAt: string;
            rule: null | string;
            /** Format: date-time */
            to: null | string;
            /** Format: uuid */
            versionId: string;
            violations: string[];
        };
        /**
         * @description A page of what was found, best first. truncated: there are more that match than were looked at; next is the cursor of the page that follows. counts: hits of
         *     each kind, whatever kind says, with counts=true.
         */
        SearchAnswer: {
            counts: null | {
                [key: string]: number;
            };
            next: null | string;
            query: string;
            results: components["schemas"]["SearchItem"][];
            /** Format: int32 */
            total: number;
            truncated: boolean;
        };
        /**
         * @description Something found. kind: dataset, job, column, owner, tag, sql; match: exact, prefix, word, contained; matched: name, column, owner, tag or sql.
         *     id is the asset to open (of a column its dataset); an owner or tag is no asset, popularity says how many bear it. highlights are stretches of text. parent: the DAG of a job.
         */
        SearchItem: {
            assetId: null | string;
            column: null | string;
            highlights: components["schemas"]["Highlight"][];
            /** Format: uuid */
            id: null | string;
            kind: string;
            match: string;
            matched: string;
            name: null | string;
            namespace: null | string;
            parent: null | components["schemas"]["JobReference"];
            /** Format: int64 */
            popularity: number;
            qualifiedName: null | string;
            text: string;
        };
        SearchResultWords: {
            name: string;
            namespace: string;
            nodeId: string;
            type: string;
            updatedAt: string;
        };
        SearchWords: {
            results: components["schemas"]["SearchResultWords"][];
            /** Format: int64 */
            totalCount: number;
        };
        /** @description How many secrets are now sealed with the key of now. */
        SecretsSealed: {
            /** Format: int32 */
            alertChannels: number;
            /** Format: int32 */
            connections: number;
            /** Format: int32 */
            dataSources: number;
        };
        /** @description One metric of a dataset over time, oldest first; metrics names all that there are. */
        SeriesAnswer: {
            metric: null | string;
            metrics: string[];
            points: components["schemas"]["MeasuredPoint"][];
        };
        /** @description What runs here: version of the program, of the schema, since when, at which address. */
        ServiceDescription: {
            address: string;
            schema: string;
            /** Format: date-time */
            startedAt: string;
            subscription: string;
            /** Format: int64 */
            uptimeSeconds: number;
            version: string;
        };
        /** @description The service as a whole is as well as its worst part. */
        ServiceHealth: {
            parts: components["schemas"]["PartHealth"][];
            status: string;
        };
        /** @description A key or token to log in with. */
        SessionRequest: {
            key: string;
        };
        /** @description A claim that could not be resolved: whose it is, why, and how often it was tried. RunId is null where a declaration claims. */
        SetAsideClaim: {
            /** Format: int32 */
            attempts: number;
            /** Format: uuid */
            claimId: string;
            jobName: null | string;
            jobNamespace: null | string;
            reason: string;
            runId: null | string;
            /** Format: date-time */
            setAsideAt: string;
        };
        /** @description A page; next is the after of the page that follows, null on the last. */
        SetAsideClaimPage: {
            claims: components["schemas"]["SetAsideClaim"][];
            /** Format: uuid */
            next: null | string;
            /** Format: int64 */
            total: number;
        };
        SetAsideDetail: {
            body: string;
            event: components["schemas"]["SetAsideEvent"];
            /** Format: date-time */
            receivedAt: string;
        };
        /** @description An event that could not be projected. Reason is for people, pointer is a JSON pointer or byte position. */
        SetAsideEvent: {
            /** Format: int32 */
            attempts: number;
            /** Format: int64 */
            eventId: number;
            pointer: string;
            reason: string;
            /** Format: date-time */
            setAsideAt: string;
        };
        /** @description Events that are set aside for one reason; what differs from event to event (quoted words, numbers) does not count. */
        SetAsideGroup: {
            /** Format: int64 */
            count: number;
            pointer: null | string;
            reason: string;
            reasonCode: string;
        };
        /** @description An event that is set aside; reasonCode names its group. */
        SetAsideItem: {
            /** Format: int32 */
            attempts: number;
            /** Format: int64 */
            eventId: number;
            pointer: string;
            reason: string;
            reasonCode: string;
            /** Format: date-time */
            setAsideAt: string;
        };
        /** @description A page; next is the after of the page that follows, null on the last. */
        SetAsidePage: {
            events: components["schemas"]["SetAsideItem"][];
            groups: components["schemas"]["SetAsideGroup"][];
            /** Format: int64 */
            next: null | number;
            /** Format: int64 */
            total: number;
        };
        /** @description What a test of a source found. Error: the database's own words when it cannot be used. Writable: the role may write, which nothing here needs. */
        SourceCheck: {
            error: null | string;
            missing: components["schemas"]["SourceLack"][];
            version: null | string;
            works: boolean;
            writable: null | boolean;
        };
        /** @description What cannot be read, and what is lost without it. */
        SourceLack: {
            cost: string;
            what: string;
        };
        SourcesWords: {
            sources: components["schemas"]["SourceWords"][];
        };
        SourceWords: {
            connectionUrl: string;
            createdAt: string;
            description: null | string;
            name: string;
            type: string;
            updatedAt: string;
        };
        /**
         * @description SQL with what it does to tables and columns. Spans are offsets in sql. completeness: Full, Partial, TablesOnly, Nothing; truncated: time ran out, so nothing
         *     is told. job, runId, at and source are of a job's SQL only.
         */
        SqlAnswer: {
            /** Format: date-time */
            at: null | string;
            completeness: string;
            diagnostics: components["schemas"]["DescribedDiagnostic"][];
            dialect: string;
            dialectGuessed: boolean;
            dialects: string[];
            job: null | components["schemas"]["JobReference"];
            /** Format: double */
            milliseconds: number;
            namespace: null | string;
            runId: null | string;
            source: null | string;
            sql: string;
            statements: components["schemas"]["DescribedStatement"][];
            truncated: boolean;
        };
        SseItemOfLiveMessage: {
            data?: components["schemas"]["LiveMessage"];
            eventId?: null | string;
            eventType?: null | string;
            reconnectionInterval?: null | string;
        };
        SseItemOfObject: {
            data?: unknown;
            eventId?: null | string;
            eventType?: null | string;
            reconnectionInterval?: null | string;
        };
        /** @description When a run said a state: first and last time. */
        StateSeen: {
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            state: string;
        };
        /** @description A tenant: his events, his graph, his keys, what he may use and how much. */
        Subscription: {
            /** Format: date-time */
            createdAt: string;
            /** @description standard or premium */
            edition: string;
            /**
             * Format: int64
             * @description received since midnight UTC; null: as many as come
             */
            eventsPerDay: null | number;
            /** @description what is on: by the edition, and what an administrator switched on or off beside it */
            features: string[];
            name: string;
            /** @description why it is suspended */
            reason: null | string;
            /**
             * Format: int32
             * @description null: as the service was started (--rate-limit)
             */
            requestsPerSecond: null | number;
            /**
             * Format: date-time
             * @description since when nobody may send to it or read it; null while all is well
             */
            suspendedAt: null | string;
        };
        /** @description What was taken out of the store, rows by table. */
        SubscriptionDeleted: {
            name: string;
            rows: {
                [key: string]: number;
            };
        };
        /** @description All subscriptions, the default one first. */
        SubscriptionList: {
            subscriptions: components["schemas"]["Subscription"][];
        };
        /** @description A subscription to be made: letters, digits, '-', '_' and '.', up to 63 of them; standard or premium edition, premium unless said. */
        SubscriptionRequest: {
            edition?: null | string;
            name: string;
        };
        /** @description Why a subscription is suspended; its callers are told. */
        SuspensionRequest: {
            reason: null | string;
        };
        /** @description What is asked about: a dataset (and column), or a run with what it said when it failed. */
        Symptom: {
            /** Format: date-time */
            at: string;
            column: null | string;
            dataset: null | components["schemas"]["DatasetReference"];
            error: null | string;
            job: null | components["schemas"]["JobReference"];
            runId: null | string;
            state: null | string;
        };
        /**
         * @description What a profile found. Counts of columns and duplicates are of the rows that were read: where sample is set, that is not the whole table, and rowCount
         *     is an estimate.
         */
        TableProfile: {
            /** Format: uuid */
            assetId: string;
            /** Format: int32 */
            columnCount: number;
            columnProfiles: components["schemas"]["ColumnProfile"][];
            duplicates: components["schemas"]["Duplicates"];
            /** Format: int64 */
            durationMs: number;
            freshness: null | components["schemas"]["Freshness"];
            /** Format: date-time */
            profiledAt: string;
            /** Format: uuid */
            profileId: string;
            /** @description who asked for it, where he has a name; null for the schedule */
            requestedBy: null | string;
            /** Format: int64 */
            rowCount: number;
            /** @description exact, or estimate (the database's own, or the sample's rows by its share) */
            rowCountMethod: string;
            /**
             * Format: int64
             * @description the run of the job that made it
             */
            run: number;
            sample: null | components["schemas"]["ProfileSample"];
            source: string;
            /**
             * Format: int64
             * @description as the database counts it, with indexes where it does; null where it does not say
             */
            tableSizeBytes: null | number;
        };
        TagsWords: {
            tags: components["schemas"]["TagWords"][];
        };
        TagWords: {
            description: null | string;
            name: string;
        };
        /** @description One try of a task; endedAt is null while it runs. */
        TaskAttempt: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: string;
            state: string;
        };
        /** @description A dataset, one of its columns, or a job that bears a term. kind: dataset or job; column is null for the dataset itself and for jobs. */
        TermBearer: {
            column: null | string;
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            namespace: string;
        };
        /** @description A term with what bears it, in order of name; truncated where there are more than so many as were asked for. */
        TermDetail: {
            bearers: components["schemas"]["TermBearer"][];
            term: components["schemas"]["TermItem"];
            truncated: boolean;
        };
        /** @description A term; datasets, columns and jobs count what bears it. */
        TermItem: {
            /** Format: int32 */
            columns: number;
            /** Format: int32 */
            datasets: number;
            description: string;
            /** Format: int32 */
            jobs: number;
            name: string;
            steward: null | string;
            synonyms: string[];
        };
        TermList: {
            terms: components["schemas"]["TermItem"][];
        };
        /** @description A term as people write it; left-out members are empty. */
        TermRequest: {
            description: null | string;
            steward?: null | string;
            synonyms?: null | string[];
        };
        /** @description What happened on the way from the cause to the symptom, oldest first. */
        TimelineItem: {
            /** Format: date-time */
            at: string;
            dataset: null | components["schemas"]["DatasetReference"];
            job: null | components["schemas"]["JobReference"];
            runId: null | string;
            what: string;
        };
        /** @description Share: of the rows that were read. */
        TopValue: {
            /** Format: int64 */
            count: number;
            /** Format: double */
            share: number;
            value: string;
        };
        UpstreamInputWords: {
            name: string;
            namespace: string;
            /** Format: uuid */
            producedByRunId: null | string;
            /** Format: uuid */
            version: null | string;
        };
        UpstreamJobWords: {
            name: string;
            namespace: string;
            /** Format: uuid */
            version: null | string;
        };
        UpstreamRunStateWords: {
            end: null | string;
            /** Format: uuid */
            id: string;
            start: null | string;
            status: string;
        };
        UpstreamRunsWords: {
            runs: components["schemas"]["UpstreamRunWords"][];
        };
        UpstreamRunWords: {
            inputs: components["schemas"]["UpstreamInputWords"][];
            job: components["schemas"]["UpstreamJobWords"];
            run: components["schemas"]["UpstreamRunStateWords"];
        };
        ValidStretch: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: null | string;
        };
        VersionIdentifier: {
            name: string;
            namespace: string;
            /** Format: uuid */
            version: string;
        };
        /** @description Takes back what was said of an item, whatever it was. */
        WithdrawGiven: {
            by?: null | string;
            reason: null | string;
        };
        /** @description A dataset of a workflow. Source: it reads it; target: it writes it. */
        WorkflowAsset: {
            /** Format: uuid */
            asset_id: string;
            asset_name: string;
            asset_qualified_name: string;
            asset_type: string;
            is_source: boolean;
            is_target: boolean;
        };
        /** @description totalAssets counts all, whatever the limit. */
        WorkflowAssets: {
            assets: components["schemas"]["WorkflowAsset"][];
            /** Format: int32 */
            totalAssets: number;
            /** Format: uuid */
            workflowId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceHealth"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceHealth"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceHealth"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceHealth"];
                };
            };
        };
    };
}
