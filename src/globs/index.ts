/**
 * Globs: patterns for names of files, as shells, minimatch and picomatch read them, in time that grows with the
 * length of pattern and name alone.
 *
 * May not: read files, or know what the names are of.
 */
export { compileGlob, hasGlobCharacters, type Glob } from './glob.ts'
export { GlobError } from './glob-error.ts'
