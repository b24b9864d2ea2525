#pragma once

// What the glue calls once the engine is ready and before it goes. Each extension defines both.
namespace gd {

// The engine's singletons can be used; the classes are registered.
void extension_started();

// No instance is left.
void extension_stopping();

} // namespace gd
