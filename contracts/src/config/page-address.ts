/**
 * Whether an address of a page's host is the page itself (`/recordings/<meeting>`), which then finds its own way, and
 * not one of its files. CloudFront runs this function as it stands here, so it may use nothing from around it.
 */
export function isPageAddress(path: string): boolean {
  return !/\.\w+$/.test(path);
}
