export { parsePath, parsePaths } from './parse-path.ts'
export { PathMistake, type PathExpression } from './path-expression.ts'
export { walkGraph, type WalkListener } from './walk-graph.ts'
