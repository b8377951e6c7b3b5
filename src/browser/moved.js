/** Leads from an address that was given up to the one that it has now, with what stands behind the path. Plain JavaScript. */
{
  const link = document.getElementById('to');
  if (link instanceof HTMLAnchorElement) location.replace(link.href + location.search + location.hash);
}
