export declare function sourceState(root: string): string
export declare function isFresh(root: string): boolean
export declare function writeStamp(root: string, state: string): void
