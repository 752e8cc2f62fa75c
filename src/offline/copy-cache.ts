/** The second copy's place in Cache Storage, which browsers keep in other files and by other code than IndexedDB. */
export const COPY_CACHE = 'woodpecker-second-copy'
