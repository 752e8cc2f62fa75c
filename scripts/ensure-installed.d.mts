export declare function ensureInstalled(root: string): void
export declare function isNewEnough(version: string): boolean
