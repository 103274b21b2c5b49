/// Every filter is a layer, and every layer is a filter.
///
/// The packages below this one, and who may know whom, are listed in `docs/architecture.md`; a test keeps the list
/// true.
package thawline;
