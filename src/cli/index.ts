/**
 * The command line: arguments and files in, reports and exit statuses out. It runs the engine without any
 * server, and talks to a registry over its HTTP interface only.
 *
 * May not: hold domain conditions, or reach into the store of a running registry.
 */
export { createProgram } from './program.ts'
