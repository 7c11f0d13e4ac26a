/** The names in braces of a path, in order; a name that stands twice is there twice. */
export function placeholdersOf(path: string): readonly string[] {
  return Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name)
}

/** A path without the names of its parameters: equal for paths that match the same requests. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}
