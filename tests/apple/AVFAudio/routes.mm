#include "routes.h"

#include "constants.h"

using stand_in::finish;
using stand_in::get_device;
using stand_in::get_name;
using stand_in::make_string;

namespace {

struct DataSourceOfPort {
	av::DataSource source;
	std::string port_uid;
};

} // namespace

@implementation AVAudioSessionChannelDescription

- (av::Channel *)channel {
	return static_cast<av::Channel *>(_impl);
}

- (instancetype)initWithChannel:(const av::Channel &)channel {
	self = [super init];
	_impl = new av::Channel(channel);
	return self;
}

- (void)dealloc {
	delete self.channel;
	[super dealloc];
}

- (NSString *)channelName {
	return make_string(self.channel->name);
}

- (NSString *)owningPortUID {
	return make_string(self.channel->owning_port_uid);
}

- (NSUInteger)channelNumber {
	return self.channel->number;
}

- (AudioChannelLabel)channelLabel {
	return static_cast<AudioChannelLabel>(self.channel->label);
}

@end

@implementation AVAudioSessionDataSourceDescription

- (DataSourceOfPort *)described {
	return static_cast<DataSourceOfPort *>(_impl);
}

- (instancetype)initWithSource:(const av::DataSource &)source port:(const std::string &)uid {
	self = [super init];
	_impl = new DataSourceOfPort{ source, uid };
	return self;
}

- (void)dealloc {
	delete self.described;
	[super dealloc];
}

- (NSNumber *)dataSourceID {
	return @(self.described->source.id);
}

- (NSString *)dataSourceName {
	return make_string(self.described->source.name);
}

- (AVAudioSessionLocation)location {
	return get_name(stand_in::locations, self.described->source.location);
}

- (AVAudioSessionOrientation)orientation {
	return get_name(stand_in::orientations, self.described->source.orientation);
}

- (NSArray *)supportedPolarPatterns {
	return get_names(stand_in::polar_patterns, self.described->source.supported_polar_patterns);
}

- (AVAudioSessionPolarPattern)selectedPolarPattern {
	return get_name(stand_in::polar_patterns, self.described->source.selected_polar_pattern);
}

- (AVAudioSessionPolarPattern)preferredPolarPattern {
	return get_name(stand_in::polar_patterns, self.described->source.preferred_polar_pattern);
}

- (BOOL)setPreferredPolarPattern:(AVAudioSessionPolarPattern)pattern error:(NSError **)outError {
	const av::PolarPattern parsed =
			parse(stand_in::polar_patterns, pattern, "setPreferredPolarPattern:error:", "polar pattern");
	return finish(get_device().set_preferred_polar_pattern(self.described->port_uid, self.described->source.id, parsed),
			outError);
}

@end

@implementation AVAudioSessionPortDescription

- (av::Port *)port {
	return static_cast<av::Port *>(_impl);
}

- (instancetype)initWithPort:(const av::Port &)port {
	self = [super init];
	_impl = new av::Port(port);
	return self;
}

- (void)dealloc {
	delete self.port;
	[super dealloc];
}

- (BOOL)respondsToSelector:(SEL)selector {
	if (sel_isEqual(selector, @selector(isSpatialAudioEnabled))) {
		return stand_in::has_version(15, 0);
	}
	return [super respondsToSelector:selector];
}

- (AVAudioSessionPort)portType {
	return make_string(self.port->raw_type);
}

- (NSString *)portName {
	return make_string(self.port->name);
}

- (NSString *)UID {
	return make_string(self.port->uid);
}

- (BOOL)hasHardwareVoiceCallProcessing {
	return self.port->has_hardware_voice_call_processing;
}

- (BOOL)isSpatialAudioEnabled {
	stand_in::require_version("isSpatialAudioEnabled", 15, 0);
	return self.port->spatial_audio_enabled.value_or(false);
}

- (NSArray *)channels {
	NSMutableArray *channels = [NSMutableArray array];
	for (const av::Channel &channel : self.port->channels) {
		[channels addObject:[[[AVAudioSessionChannelDescription alloc] initWithChannel:channel] autorelease]];
	}
	return channels;
}

- (NSArray *)dataSources {
	NSMutableArray *sources = [NSMutableArray array];
	for (const av::DataSource &source : self.port->data_sources) {
		[sources addObject:[self makeSource:source]];
	}
	return sources;
}

- (AVAudioSessionDataSourceDescription *)makeSource:(const av::DataSource &)source {
	return [[[AVAudioSessionDataSourceDescription alloc] initWithSource:source port:self.port->uid] autorelease];
}

- (AVAudioSessionDataSourceDescription *)findSource:(std::optional<std::int64_t>)wanted {
	for (const av::DataSource &source : self.port->data_sources) {
		if (wanted == source.id) {
			return [self makeSource:source];
		}
	}
	return nil;
}

- (AVAudioSessionDataSourceDescription *)selectedDataSource {
	return [self findSource:self.port->selected_data_source];
}

- (AVAudioSessionDataSourceDescription *)preferredDataSource {
	return [self findSource:self.port->preferred_data_source];
}

- (BOOL)setPreferredDataSource:(AVAudioSessionDataSourceDescription *)dataSource error:(NSError **)outError {
	if (dataSource == nil) {
		stand_in::fail("setPreferredDataSource:error: was called with nil, which a game cannot ask for.");
	}
	return finish(
			get_device().set_preferred_data_source(self.port->uid, dataSource.dataSourceID.longLongValue), outError);
}

@end

@implementation AVAudioSessionRouteDescription

- (av::Route *)route {
	return static_cast<av::Route *>(_impl);
}

- (instancetype)initWithRoute:(const av::Route &)route {
	self = [super init];
	_impl = new av::Route(route);
	return self;
}

- (void)dealloc {
	delete self.route;
	[super dealloc];
}

- (NSArray *)inputs {
	return stand_in::make_ports(self.route->inputs);
}

- (NSArray *)outputs {
	return stand_in::make_ports(self.route->outputs);
}

@end

namespace stand_in {

AVAudioSessionPortDescription *make_port(const std::optional<av::Port> &port) {
	return port ? [[[AVAudioSessionPortDescription alloc] initWithPort:*port] autorelease] : nil;
}

NSArray *make_ports(const std::vector<av::Port> &ports) {
	NSMutableArray *made = [NSMutableArray array];
	for (const av::Port &port : ports) {
		[made addObject:make_port(port)];
	}
	return made;
}

AVAudioSessionRouteDescription *make_route(const av::Route &route) {
	return [[[AVAudioSessionRouteDescription alloc] initWithRoute:route] autorelease];
}

} // namespace stand_in
