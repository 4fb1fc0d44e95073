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
         * @description A cron text in UTC of five or six fields, an interval such as 15m, or none: then it runs only when asked to.
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
        /** Revokes a key; it opens nothing after ten seconds at the latest */
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
    "/api/lineage/assets/downstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The downstream lineage, the id as a parameter
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes, and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
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
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes, and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
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
         * @description id, repeatable, at most 50: several starts; a node's depth is the way to the nearest. induced=true gives all edges among the listed nodes, and of each node and job more than its name. columns=true gives column edges, with expressions=true also what the jobs' SQL writes of them (of at most 100 jobs). to, repeatable: a dataset; only what lies on ways from the starts to these is given, nothing where there is no way. With depth=1 of one id, upstream or downstream: sort=used, q (a part of the name), facet.schema, facet.owner, facet.kind and facet.state (repeatable) choose among the neighbours, the most used first, and facets counts what else could be chosen.
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
        /** The assertions on a dataset and its columns, with their results over time */
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
                        "application/json": components["schemas"]["ChecksAnswer"];
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
         * @description Runs that are no part of another one. state: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER; job (or dag): an id, job:NAMESPACE:NAME or a name; from and to bound the time of a run's last event. cursor: the next of the page before.
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
        /** The schema versions of a dataset, oldest first, each with who stated it first */
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
                        "application/json": components["schemas"]["SchemaVersion"][];
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
    "/api/lineage/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Datasets, jobs, columns, owners, tags and SQL by what one types
         * @description q: words, all of which must be found; kind: one or several of dataset, job, column, owner, tag, sql, separated by commas (default: all). namespace, owner, tag: only datasets and jobs (with their columns and SQL) that have it; q may then be empty and gives datasets and jobs by name. counts=true: how many of each kind. Ranked exact, prefix, word, contained; of equals the most used first.
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
        /** Logs a browser out */
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
        AliasRule: {
            datasets: components["schemas"]["RuleDataset"][];
            kind: string;
            namePattern: null | string;
            nameReplacement: null | string;
            namespacePattern: null | string;
            namespaceReplacement: null | string;
            namespaces: string[];
        };
        AnalyzeRequest: {
            dialect?: null | string;
            namespace?: null | string;
            sql: null | string;
            /** @default true */
            useStore: boolean;
        };
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
        AssetChecks: {
            /** Format: int32 */
            failed: number;
            failedNames: string[];
            /** Format: date-time */
            measuredAt: null | string;
            /** Format: int32 */
            passed: number;
        };
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
        AssetsAnswer: {
            assets: components["schemas"]["AssetSummary"][];
            missing: string[];
        };
        AssetSummary: {
            aliases: components["schemas"]["DatasetName"][];
            assetId: string;
            checks: null | components["schemas"]["AssetChecks"];
            /** Format: int32 */
            columnCount: number;
            columnTags: components["schemas"]["ColumnTag"][];
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
        AuditAnswer: {
            contradicted: components["schemas"]["ContradictedItem"][];
            groups: components["schemas"]["ContradictedGroup"][];
            producers: components["schemas"]["ProducerAudit"][];
            /** Format: int64 */
            total: number;
            truncated: boolean;
        };
        AuditEnd: {
            field: null | string;
            name: string;
            namespace: string;
        };
        AuditEntry: {
            action: string;
            address: null | string;
            /** Format: date-time */
            at: string;
            authentication: string;
            /** Format: int64 */
            id: number;
            path: string;
            /** Format: int32 */
            status: number;
            who: null | string;
        };
        AuditTrailPage: {
            entries: components["schemas"]["AuditEntry"][];
            /** Format: int64 */
            next: null | number;
        };
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
        BrowseAnswer: {
            children: components["schemas"]["BrowseNode"][];
            next: null | string;
            path: components["schemas"]["BrowseStep"][];
            /** Format: int32 */
            total: number;
            under: null | string;
        };
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
        BrowseStep: {
            key: string;
            name: string;
        };
        CallerAnswer: {
            authentication: string;
            features: string[];
            name: null | string;
            role: string;
            subscription: string;
        };
        CaptureAnswer: {
            /** Format: uuid */
            assetId: null | string;
            node: string;
            runId: string;
            /** Format: uuid */
            workflowId: string;
        };
        CaptureGiven: {
            at?: null | string;
            connector?: null | string;
            database?: null | string;
            execution?: null | string;
            inputs?: null | string[];
            kind?: null | string;
            left?: null | string;
            logic?: null | string;
            namespace?: null | string;
            node?: null | string;
            operation?: null | string;
            right?: null | string;
            schema?: null | string;
            table?: null | string;
            workflow?: null | string;
            workflowNamespace?: null | string;
        };
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
        CausePart: {
            part: string;
            /** Format: double */
            points: number;
            why: string;
        };
        CauseStep: {
            from: components["schemas"]["DatasetReference"];
            job: components["schemas"]["JobReference"];
            to: null | components["schemas"]["DatasetReference"];
        };
        CheckItem: {
            column: null | string;
            history: components["schemas"]["CheckPoint"][];
            job: null | components["schemas"]["JobReference"];
            /** Format: date-time */
            lastAt: string;
            message: null | string;
            name: string;
            severity: null | string;
            state: string;
        };
        CheckPoint: {
            /** Format: date-time */
            at: string;
            runId: null | string;
            state: string;
        };
        ChecksAnswer: {
            checks: components["schemas"]["CheckItem"][];
        };
        ClaimGiven: {
            action: null | string;
            by?: null | string;
            columns?: null | components["schemas"]["ColumnsGiven"][];
            job?: unknown;
            kind: null | string;
            reason: null | string;
            source?: unknown;
            target?: unknown;
        };
        ColumnChange: {
            change: string;
            column: string;
            from: null | string;
            to: null | string;
        };
        ColumnEnd: {
            field: null | string;
            name: string;
            namespace: string;
        };
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
        ColumnPlace: {
            dataset: string;
            /** Format: uuid */
            datasetId: string;
            field: null | string;
            namespace: string;
        };
        ColumnProfile: {
            columnName: string;
            dataType: string;
            /** Format: int64 */
            distinctCount: number;
            distinctMethod: string;
            /** Format: int64 */
            emptyCount?: null | number;
            max: null | string;
            /** Format: int32 */
            maxLength?: null | number;
            /** Format: double */
            mean?: null | number;
            /** Format: double */
            meanLength?: null | number;
            min: null | string;
            /** Format: int32 */
            minLength?: null | number;
            /** Format: int64 */
            nullCount: number;
            /** Format: double */
            nullPercentage: number;
            /** Format: double */
            quantileRankError?: null | number;
            quantiles?: null | {
                [key: string]: number;
            };
            /** Format: double */
            standardDeviation?: null | number;
            topValues?: null | components["schemas"]["TopValue"][];
            /** Format: int64 */
            topValuesMayLack?: null | number;
            valuesWithheld?: null | string;
        };
        ColumnsGiven: {
            /** @default false */
            masking: boolean;
            source: null | string;
            target: null | string;
            transformation?: null | string;
        };
        ColumnTag: {
            column: string;
            tag: string;
        };
        ColumnWords: {
            inputFields: components["schemas"]["InputFieldWords"][];
            name: string;
            transformationDescription: null | string;
            transformationType: null | string;
        };
        ConnectionAnswer: {
            airflowVersion: null | string;
            error: null | string;
            missing: components["schemas"]["MissingRight"][];
            openLineageProvider: null | string;
            works: boolean;
        };
        ConnectionGiven: {
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
            schedule?: null | string;
            tags?: null | string[];
            /** Format: int32 */
            timeout?: null | number;
            tls?: null | string;
            tlsAuthorityFile?: null | string;
            token?: null | string;
            tokenCommand?: null | string;
            url?: null | string;
            user?: null | string;
        };
        ConnectionList: {
            connections: components["schemas"]["ConnectionShown"][];
        };
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
        ContradictedGroup: {
            /** Format: int64 */
            count: number;
            producer: null | string;
            why: string;
        };
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
        Dashboard: {
            name: string;
            namespace: string;
            type: string;
            url: null | string;
        };
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
        DatasetName: {
            /** Format: uuid */
            id?: string;
            name: string;
            namespace: string;
        };
        DatasetQuality: {
            /** Format: int32 */
            assertions: number;
            /** Format: int32 */
            failed: number;
            /** Format: date-time */
            measuredAt: string;
            state: string;
        };
        DatasetReference: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
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
        DataSourceRequest: {
            address?: null | string;
            /** Format: int64 */
            maxRows?: null | number;
            namespace?: null | string;
            password?: null | string;
            queryHistory?: null | boolean;
            requireTls?: null | boolean;
            schedule?: null | string;
            schemas?: null | string[];
            /** Format: int32 */
            statementTimeout?: null | number;
            user?: null | string;
        };
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
            requireTls: boolean;
            schedule: null | string;
            schemas: string[];
            /** Format: int32 */
            statementTimeout: number;
            user: null | string;
        };
        DecidingColumn: {
            column: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
        DecidingPlace: {
            column: components["schemas"]["ColumnPlace"];
            subtype: string;
        };
        DemoState: {
            command: string;
            /** Format: int32 */
            events: number;
            loaded: boolean;
        };
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
        DescribedDiagnostic: {
            code: string;
            message: string;
            severity: string;
            span: components["schemas"]["Place"];
            /** Format: int32 */
            statement: number;
        };
        DescribedInfluence: {
            columns: components["schemas"]["DecidingColumn"][];
            kind: string;
            span: components["schemas"]["Place"];
            targetColumn: null | string;
        };
        DescribedSource: {
            certainty: string;
            column: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
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
        DescribedTable: {
            /** Format: uuid */
            id: null | string;
            name: string;
            namespace: null | string;
        };
        DescribedTarget: {
            column: string;
            table: null | components["schemas"]["DescribedTable"];
        };
        DescribedUse: {
            columns: null | string[];
            open: boolean;
            role: string;
            spans: components["schemas"]["Place"][];
            table: components["schemas"]["DescribedTable"];
        };
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
        DiscardRequest: {
            reason: null | string;
        };
        Duplicates: {
            /** Format: int64 */
            count: number;
            key: string[];
            method: string;
        };
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
        EditionRequest: {
            edition: null | string;
            features: null | {
                [key: string]: null | boolean;
            };
        };
        ErrorsWords: {
            errors: string[];
        };
        ErrorWords: {
            /** Format: int32 */
            code: number;
            message: string;
        };
        EventClaims: {
            /** Format: int32 */
            confirmed: number;
            /** Format: int32 */
            contradicted: number;
            /** Format: int32 */
            unchecked: number;
        };
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
        EventDetail: {
            body: null | components["schemas"]["JsonElement"];
            event: components["schemas"]["EventItem"];
            outcome: components["schemas"]["EventResult"];
            text: null | string;
        };
        EventEdge: {
            job: components["schemas"]["JobReference"];
            source: components["schemas"]["DatasetReference"];
            target: components["schemas"]["DatasetReference"];
            verdict: string;
        };
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
        EventJob: {
            name: string;
            namespace: string;
        };
        EventResult: {
            claims: components["schemas"]["EventClaims"];
            /** Format: int32 */
            columnEdges: number;
            datasets: components["schemas"]["DatasetReference"][];
            edges: components["schemas"]["EventEdge"][];
            run: null | components["schemas"]["EventRun"];
            setAside: null | components["schemas"]["EventSetAside"];
        };
        EventRun: {
            job: components["schemas"]["JobReference"];
            runId: string;
            state: string;
        };
        EventsAnswer: {
            events: components["schemas"]["EventItem"][];
            next: null | string;
            producers: null | components["schemas"]["EventCount"][];
            /** Format: int64 */
            total: number;
            totalIsLowerBound: boolean;
            types: null | components["schemas"]["EventCount"][];
        };
        EventSetAside: {
            pointer: null | string;
            reason: string;
        };
        EventsWords: {
            events: unknown[];
            /** Format: int64 */
            totalCount: number;
        };
        EventWarning: {
            /** Format: int32 */
            index: number;
            pointer: string;
            reason: string;
        };
        FacetAnswer: {
            body: components["schemas"]["JsonElement"];
            /** Format: date-time */
            eventAt: string;
            name: string;
        };
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
        FoundRootCause: {
            dataset: null | components["schemas"]["DatasetReference"];
            issues: components["schemas"]["IssueItem"][];
            job: null | components["schemas"]["JobReference"];
            path: components["schemas"]["CauseStep"][];
            timeline: components["schemas"]["TimelineItem"][];
        };
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
        GroupRepairAnswer: {
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            matched: number;
            /** Format: int32 */
            ok: number;
            problems: components["schemas"]["GroupRepairProblem"][];
        };
        GroupRepairProblem: {
            eventId: string;
            pointer: null | string;
            reason: string;
        };
        GroupRepairRequest: {
            dryRun: boolean;
            patch: null | components["schemas"]["JsonElement"];
            reason: null | string;
            reasonCode: null | string;
        };
        HeldRule: {
            by: null | string;
            /** Format: uuid */
            id: string;
            reason: string;
            rule: components["schemas"]["AliasRule"];
            /** Format: date-time */
            saidAt: string;
        };
        HiddenEdges: {
            /** Format: int32 */
            contradicted: number;
            /** Format: int32 */
            rejected: number;
        };
        Highlight: {
            /** Format: int32 */
            length: number;
            /** Format: int32 */
            start: number;
        };
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
        ImpactChange: {
            change: string;
            needsColumn: boolean;
            words: string;
        };
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
        ImpactedEnd: {
            dataset: components["schemas"]["DatasetReference"];
            name: string;
            type: string;
            url: null | string;
        };
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
        ImpactVia: {
            columns: string[];
            job: null | components["schemas"]["JobReference"];
            kind: string;
            through: null | components["schemas"]["DatasetReference"];
        };
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
        InstanceList: {
            instances: components["schemas"]["Instance"][];
        };
        InstanceRun: {
            job: string;
            /** Format: int64 */
            runId: number;
        };
        InstanceStage: {
            name: string;
            /** Format: int64 */
            position: null | number;
            state: string;
            /** Format: int64 */
            waiting: number;
        };
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
        JobIdentity: {
            /** Format: uuid */
            id: string;
            integration: null | string;
            jobType: null | string;
            name: string;
            namespace: string;
        };
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
        JobLogLine: {
            /** Format: date-time */
            at: string;
            level: string;
            text: string;
        };
        JobName: {
            /** Format: uuid */
            id?: string;
            name: string;
            namespace: string;
        };
        JobPause: {
            /** Format: date-time */
            at: string;
            by: string;
            reason: string;
        };
        JobReference: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
        JobRun: {
            /** Format: int32 */
            attempt: number;
            /** Format: double */
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
        JobRunBucket: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            succeeded: number;
        };
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
        JobRunList: {
            /** Format: int64 */
            next: null | number;
            runs: components["schemas"]["JobRun"][];
        };
        JobRunMark: {
            /** Format: date-time */
            at: string;
            outcome: string;
            /** Format: int64 */
            runId: number;
            /** Format: double */
            seconds: number;
        };
        JobRunProgress: {
            /** Format: int64 */
            done: null | number;
            /** Format: int64 */
            total: null | number;
            words: string;
        };
        JobRunRemoval: {
            /** Format: date-time */
            at: string;
            by: null | string;
            reason: null | string;
        };
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
        JobRunsAnswer: {
            job: components["schemas"]["JobReference"];
            next: null | string;
            runs: components["schemas"]["JobRunItem"][];
        };
        JobRunStats: {
            buckets: components["schemas"]["JobRunBucket"][];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
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
        JobsAnswer: {
            jobs: components["schemas"]["JobSummary"][];
            missing: string[];
            next: null | string;
            /** Format: int32 */
            total: number;
            totalIsLowerBound: boolean;
        };
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
        JobTreeAnswer: {
            parts: components["schemas"]["JobTreePart"][];
            root: components["schemas"]["JobReference"];
            truncated: boolean;
        };
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
        JoinConflict: {
            datasets: components["schemas"]["DatasetName"][];
            why: string;
        };
        JoinedSet: {
            members: components["schemas"]["DatasetName"][];
        };
        JsonElement: unknown;
        KeyList: {
            keys: components["schemas"]["ApiKey"][];
        };
        KeyRequest: {
            /** Format: int32 */
            days?: null | number;
            name: string;
            /** Format: int32 */
            requestsPerSecond?: null | number;
            scopes: string[];
        };
        Lag: {
            isNone?: boolean;
            /** Format: double */
            lagSeconds: number;
            /** Format: int64 */
            logEnd: number;
            /** Format: int64 */
            projected: number;
            /** Format: int64 */
            setAside: number;
            /** Format: int64 */
            unprojectedEvents: number;
            /** Format: int64 */
            unresolvedClaims: number;
        };
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
        LastRun: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        LimitsRequest: {
            /** Format: int64 */
            eventsPerDay: null | number;
            /** Format: int32 */
            requestsPerSecond: null | number;
        };
        LineageAnswer: {
            columns: null | components["schemas"]["LineageColumnEdge"][];
            cursor: null | string;
            direction: string;
            /** Format: int32 */
            downstreamCount: null | number;
            edges: components["schemas"]["LineageEdge"][];
            facets?: null | {
                [key: string]: components["schemas"]["FacetCount"][];
            };
            hidden?: null | components["schemas"]["HiddenEdges"];
            induced?: null | boolean;
            jobs?: null | {
                [key: string]: components["schemas"]["LineageJob"];
            };
            /** Format: int32 */
            maxDepth: number;
            nodes: components["schemas"]["LineageNode"][];
            /** Format: uuid */
            rootAssetId: string;
            rootAssetIds?: null | string[];
            totalIsLowerBound: boolean;
            /** Format: int32 */
            totalNodes: number;
            truncated: boolean;
            /** Format: int32 */
            upstreamCount: null | number;
        };
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
        LineageColumnEdge: {
            certainty: string;
            /** Format: float */
            confidence: number;
            evidence: string[];
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
        LineageNode: {
            aliases: components["schemas"]["DatasetName"][];
            /** Format: int32 */
            columnCount?: null | number;
            columns?: null | components["schemas"]["NodeColumn"][];
            declaredOnly?: null | boolean;
            /** Format: int32 */
            depth: number;
            /** Format: int32 */
            downstreamCount?: null | number;
            /** Format: uuid */
            id: string;
            lastRun: null | components["schemas"]["LastRun"];
            /** Format: date-time */
            lastWrittenAt: null | string;
            name: string;
            namespace: string;
            owners: string[];
            phantom?: null | boolean;
            qualifiedName: string;
            quality: null | components["schemas"]["DatasetQuality"];
            readsItself?: null | boolean;
            /** Format: double */
            runsPerDay?: null | number;
            state: string;
            tags?: null | string[];
            type: string;
            /** Format: int32 */
            upstreamCount?: null | number;
            /** Format: double */
            usualIntervalSeconds?: null | number;
        };
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
            /** Format: int64 */
            setAside?: null | number;
        };
        LiveName: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
        };
        Liveness: {
            status: string;
        };
        LiveRun: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: null | string;
            state: string;
        };
        LogHorizon: {
            /** Format: int64 */
            removed: number;
            /** Format: date-time */
            removedTo: string;
        };
        MappedTasks: {
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            failed: number;
            states: {
                [key: string]: number;
            };
        };
        MeasureAnswer: {
            body: components["schemas"]["JsonElement"];
            kind: string;
            /** Format: date-time */
            measuredAt: string;
            runId: null | string;
        };
        MeasuredPoint: {
            /** Format: date-time */
            at: string;
            runId: null | string;
            state: null | string;
            /** Format: double */
            value: number;
        };
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
        NewKey: {
            key: components["schemas"]["ApiKey"];
            text: string;
        };
        NodeColumn: {
            name: string;
            tags: string[];
            type: null | string;
        };
        NodeWords: {
            data: unknown;
            id: string;
            inEdges: components["schemas"]["EdgeWords"][];
            outEdges: components["schemas"]["EdgeWords"][];
            type: string;
        };
        OwnedAsset: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            namespace: string;
        };
        OwnedPage: {
            assets: components["schemas"]["OwnedAsset"][];
            next: null | string;
            owner: string;
            /** Format: int64 */
            total: number;
        };
        OwnerPage: {
            next: null | string;
            owners: components["schemas"]["OwnerSummary"][];
        };
        OwnerSummary: {
            /** Format: int64 */
            datasets: number;
            /** Format: int64 */
            jobs: number;
            owner: string;
        };
        OwnerToTell: {
            /** Format: int32 */
            assets: number;
            /** Format: int32 */
            jobs: number;
            name: string;
        };
        PartHealth: {
            advice?: null | string;
            detail: string;
            name: string;
            /** Format: date-time */
            since?: null | string;
            status: string;
        };
        PathEnd: {
            carriesValue: boolean;
            column: components["schemas"]["ColumnPlace"];
            tags: string[];
            unmasked: boolean;
        };
        PathItem: {
            carriesValue: boolean;
            /** Format: int32 */
            length: number;
            masked: boolean;
            source: components["schemas"]["ColumnPlace"];
            steps: components["schemas"]["PathStep"][];
            target: components["schemas"]["ColumnPlace"];
        };
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
        PauseRequest: {
            reason: null | string;
        };
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
        ProfileAccepted: {
            /** Format: int64 */
            after: number;
            job: string;
            profile: string;
        };
        ProfileList: {
            /** Format: uuid */
            assetId: string;
            cannot: null | string;
            profiles: components["schemas"]["TableProfile"][];
        };
        ProfilePlan: {
            /** Format: uuid */
            dataset: null | string;
            key: string[];
            /** Format: int64 */
            maxRows: null | number;
            name: string;
            pattern: null | string;
            schedule: null | string;
            tag: null | string;
        };
        ProfilePlanList: {
            plans: components["schemas"]["ProfilePlan"][];
        };
        ProfilePlanRequest: {
            dataset?: null | string;
            key?: null | string[];
            /** Format: int64 */
            maxRows?: null | number;
            pattern?: null | string;
            schedule?: null | string;
            tag?: null | string;
        };
        ProfileRequest: {
            key?: null | string[];
            /** Format: int64 */
            maxRows?: null | number;
        };
        ProfileSample: {
            /** Format: double */
            error: number;
            method: string;
            /** Format: int64 */
            rows: number;
            /** Format: double */
            share: number;
        };
        QueuedAnswer: {
            /** Format: int32 */
            queued: number;
        };
        ReaderSchema: {
            by: null | components["schemas"]["SchemaSpeaker"];
            columns: components["schemas"]["SchemaColumn"][];
            /** Format: date-time */
            firstSeenAt: string;
        };
        ReceivedAnswer: {
            pointer: string;
            reason: string;
            setAside: boolean;
        };
        RepairAnswer: {
            did: null | components["schemas"]["RepairYield"];
            ok: boolean;
            problem: null | components["schemas"]["RepairProblem"];
            would: null | components["schemas"]["RepairYield"];
        };
        RepairProblem: {
            pointer: null | string;
            reason: string;
        };
        RepairRequest: {
            body: null | components["schemas"]["JsonElement"];
            dryRun: boolean;
            reason: null | string;
        };
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
        RetentionReport: {
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
        RetryAnswer: {
            /** Format: int32 */
            projected: number;
            /** Format: int32 */
            tried: number;
        };
        RetryRequest: {
            reasonCode: null | string;
        };
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
        RootRunsAnswer: {
            next: null | string;
            runs: components["schemas"]["RootRunItem"][];
            /** Format: int32 */
            total: number;
            totalIsLowerBound: boolean;
        };
        RuleAnswer: {
            applied: boolean;
            joined: components["schemas"]["RulePreview"];
            rule: components["schemas"]["HeldRule"];
        };
        RuleDataset: {
            name: string;
            namespace: string;
        };
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
        RunAccepted: {
            /** Format: int64 */
            after: number;
            job: string;
        };
        RunActionRequest: {
            reason: null | string;
        };
        RunDatasetWords: {
            datasetVersionId: components["schemas"]["VersionIdentifier"];
            facets: Record<string, never>;
        };
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
            unreadTimes: string[];
        };
        RunFacetsWords: {
            facets: Record<string, never>;
            /** Format: uuid */
            runId: string;
        };
        RunsActionAnswer: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            matched: number;
        };
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
        RunStep: {
            /** Format: date-time */
            at: string;
            /** Format: double */
            durationSeconds: null | number;
            job: components["schemas"]["JobReference"];
            runId: string;
            state: string;
        };
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
        SaidAnswer: {
            applied: boolean;
            claims: components["schemas"]["SaidClaim"][];
        };
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
        SaidPage: {
            claims: components["schemas"]["SaidClaim"][];
            next: null | string;
        };
        SaidWord: {
            action: string;
            by: null | string;
            reason: string;
            /** Format: date-time */
            saidAt: string;
        };
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
        SavedViewList: {
            next: null | string;
            views: components["schemas"]["SavedView"][];
        };
        SavedViewRequest: {
            name: null | string;
            page: null | string;
            query: null | string;
        };
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
        ScheduledRunDetail: {
            log: components["schemas"]["JobLogLine"][];
            run: components["schemas"]["ScheduledRun"];
        };
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
        SchemaColumn: {
            fields: components["schemas"]["SchemaColumn"][];
            name: string;
            type: null | string;
        };
        SchemaSpeaker: {
            job: null | components["schemas"]["JobName"];
            kind: string;
            producer: string;
        };
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
        SchemaVersion: {
            by: null | components["schemas"]["SchemaSpeaker"];
            columns: components["schemas"]["SchemaColumn"][];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            to: null | string;
            /** Format: uuid */
            versionId: string;
        };
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
        SecretsSealed: {
            /** Format: int32 */
            connections: number;
            /** Format: int32 */
            dataSources: number;
        };
        SeriesAnswer: {
            metric: null | string;
            metrics: string[];
            points: components["schemas"]["MeasuredPoint"][];
        };
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
        ServiceHealth: {
            parts: components["schemas"]["PartHealth"][];
            status: string;
        };
        SessionRequest: {
            key: string;
        };
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
        SetAsideGroup: {
            /** Format: int64 */
            count: number;
            pointer: null | string;
            reason: string;
            reasonCode: string;
        };
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
        SetAsidePage: {
            events: components["schemas"]["SetAsideItem"][];
            groups: components["schemas"]["SetAsideGroup"][];
            /** Format: int64 */
            next: null | number;
            /** Format: int64 */
            total: number;
        };
        SourceCheck: {
            error: null | string;
            missing: components["schemas"]["SourceLack"][];
            version: null | string;
            works: boolean;
            writable: null | boolean;
        };
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
        StateSeen: {
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            state: string;
        };
        Subscription: {
            /** Format: date-time */
            createdAt: string;
            edition: string;
            /** Format: int64 */
            eventsPerDay: null | number;
            features: string[];
            name: string;
            reason: null | string;
            /** Format: int32 */
            requestsPerSecond: null | number;
            /** Format: date-time */
            suspendedAt: null | string;
        };
        SubscriptionDeleted: {
            name: string;
            rows: {
                [key: string]: number;
            };
        };
        SubscriptionList: {
            subscriptions: components["schemas"]["Subscription"][];
        };
        SubscriptionRequest: {
            edition?: null | string;
            name: string;
        };
        SuspensionRequest: {
            reason: null | string;
        };
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
            requestedBy: null | string;
            /** Format: int64 */
            rowCount: number;
            rowCountMethod: string;
            /** Format: int64 */
            run: number;
            sample: null | components["schemas"]["ProfileSample"];
            source: string;
            /** Format: int64 */
            tableSizeBytes: null | number;
        };
        TagsWords: {
            tags: components["schemas"]["TagWords"][];
        };
        TagWords: {
            description: null | string;
            name: string;
        };
        TaskAttempt: {
            /** Format: date-time */
            endedAt: null | string;
            runId: string;
            /** Format: date-time */
            startedAt: string;
            state: string;
        };
        TimelineItem: {
            /** Format: date-time */
            at: string;
            dataset: null | components["schemas"]["DatasetReference"];
            job: null | components["schemas"]["JobReference"];
            runId: null | string;
            what: string;
        };
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
        WithdrawGiven: {
            by?: null | string;
            reason: null | string;
        };
        WorkflowAsset: {
            /** Format: uuid */
            asset_id: string;
            asset_name: string;
            asset_qualified_name: string;
            asset_type: string;
            is_source: boolean;
            is_target: boolean;
        };
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
