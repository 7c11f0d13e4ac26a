import { generatedName } from './generated-name.ts'

const SIZES = 'limit count first maxresults maxitems pagelimit pagesize perpage size top'.split(' ')
const PLACES =
  'after before cursor last marker next nextcursor nexttoken offset page pagenumber pagetoken skip since start startingafter startat token until'.split(
    ' ',
  )

/** Whether the name of a query parameter says how many entries a page has. */
export function isPageSize(name: string): boolean {
  return SIZES.includes(reduced(name))
}

/** Whether the name of a query parameter says how many entries a page has, or which page it is. */
export function isPaging(name: string): boolean {
  return isPageSize(name) || PLACES.includes(reduced(name))
}

/** Without signs such as those of `page[size]` and `$top`, and without a leading word such as `filter`. */
function reduced(name: string): string {
  return generatedName(name) ?? ''
}
