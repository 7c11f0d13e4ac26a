export { parsePath, parsePaths } from './parse-path.ts'
export { PathMistake, type PathExpression } from './path-expression.ts'
export { walkFrom, walkGraph } from './walk-graph.ts'
export type { WalkListener } from './walk-listener.ts'
