/// Ours against other toolkits and against the machine's own limits, measured by turns in one process.
package thawline.bench;
