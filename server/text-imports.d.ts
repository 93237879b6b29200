/** SQL is written in files of its own and bundled as text (`with { type: "text" }`), so that a single executable needs no folder scan. */
declare module "*.sql" {
  const text: string;
  export default text;
}
