/** What is made when it is first asked for, and never again. */

/** A function that makes what it returns once. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** An object whose properties are each made once, when they are first asked for. */
export function lazily<T extends object>(makersOf: (object: T) => { [Key in keyof T]: () => T[Key] }): T {
  const object = {} as T;
  const makers = makersOf(object);
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(object, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = makers[key]();
        Object.defineProperty(object, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return object;
}
